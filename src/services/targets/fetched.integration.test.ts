import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { exportPeople } from '@/services/targets/export-people'
import { previewImport } from '@/services/targets/preview-import'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { ada } from '@/testing/people'
import { testTarget } from '@/testing/targets'

await useDatabase()

let acme: TestDirectory

beforeAll(async () => {
  acme = await testDirectory()
  await acme.scim('POST', 'Users', ada({ displayName: '=HYPERLINK("http://x.example")' }))
  await acme.scim(
    'POST',
    'Users',
    ada({ userName: 'grace@example.com', emails: [], displayName: 'Hopper, "Amazing" Grace', active: false }),
  )
})

describe('a target of the kind CSV', () => {
  test('holds everyone once, with their state, and no cell that a spreadsheet runs', async () => {
    let file = ''
    for await (const part of exportPeople(acme.ctx)) file += part
    const rows: Record<string, string>[] = parse(file, { columns: true, bom: true })
    expect(rows.map(({ name, active }) => [name, active]).toSorted()).toEqual([
      [`'=HYPERLINK("http://x.example")`, 'yes'],
      ['Hopper, "Amazing" Grace', 'no'],
    ])
    expect(rows[0]).toMatchObject({ directory: 'Acme Okta' })
  })

  test('holds nobody of another organization', async () => {
    const stranger = await testDirectory()
    let file = ''
    for await (const part of exportPeople(stranger.ctx)) file += part
    expect(parse(file, { columns: true, bom: true })).toEqual([])
  })
})

describe('Okta’s import (M8)', () => {
  test('is shown the very answer that Okta gets from GET /Users', async () => {
    const target = await testTarget(acme, {
      kind: 'okta_import',
      settings: { directoryId: acme.directoryId },
    })
    const { request, answer } = await previewImport(acme.ctx, target)
    expect(request).toMatch(/\/Users\?startIndex=1&count=100$/)
    expect(answer).toEqual((await acme.scim('GET', 'Users?startIndex=1&count=100')).body)
  })

  test('shows nothing of another organization’s directory', async () => {
    const stranger = await testDirectory()
    const made = testTarget(stranger, { kind: 'okta_import', settings: { directoryId: acme.directoryId } })
    await expect(made.then((target) => previewImport(stranger.ctx, target))).rejects.toThrow(
      /no longer there|no such directory/,
    )
  })

  test('nothing is ever owed to it', async () => {
    const target = await testTarget(acme, {
      kind: 'okta_import',
      settings: { directoryId: acme.directoryId },
    })
    expect(await target.view()).toMatchObject({ due: 0, links: [] })
  })
})
