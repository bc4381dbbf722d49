import { expect, test } from 'vitest'
import { database } from '@/adapters/db/client'
import { useDatabase } from '@/testing/database'
import { testDirectory } from '@/testing/directory'
import { adaEvent, addWebsite } from '@/testing/website'
import { importPeople } from './import-people'

await useDatabase()
const acme = await testDirectory()

const row = (line: number, fields: Record<string, unknown> = {}) => ({
  line,
  event: adaEvent('person.joined', { id: `p${line}`, email: `p${line}@example.com`, ...fields }),
})

const peopleIn = (directoryId: string) => database().user.count({ where: { directoryId, deletedAt: null } })

test('of a file with bad rows the good ones pass, each bad one with its reason (M20)', async () => {
  const { directoryId } = await addWebsite(acme.ctx)
  const rows = [row(2), row(3, { email: 'none' }), row(4, { groups: ['VIP'] }), { line: 5, event: 'nothing' }]
  expect(await importPeople(acme.ctx, { directoryId, importId: crypto.randomUUID(), rows })).toMatchObject([
    { line: 2, outcome: 'applied', reason: null },
    { line: 3, outcome: 'refused', reason: expect.stringContaining('/person/email') },
    { line: 4, outcome: 'applied' },
    { line: 5, outcome: 'refused' },
  ])
  expect(await peopleIn(directoryId)).toBe(2)
})

test('a part of a file that is sent twice is done once, and the file again changes nothing', async () => {
  const { directoryId } = await addWebsite(acme.ctx)
  const importId = crypto.randomUUID()
  const first = await importPeople(acme.ctx, { directoryId, importId, rows: [row(2)] })
  expect(await importPeople(acme.ctx, { directoryId, importId, rows: [row(2)] })).toEqual(first)
  const again = { directoryId, importId: crypto.randomUUID(), rows: [row(2)] }
  expect(await importPeople(acme.ctx, again)).toMatchObject([{ outcome: 'ignored' }])
  expect(await peopleIn(directoryId)).toBe(1)
})

test('the history says who imported', async () => {
  const { directoryId } = await addWebsite(acme.ctx)
  await importPeople(acme.ctx, { directoryId, importId: crypto.randomUUID(), rows: [row(2)] })
  const [event] = await database().event.findMany({ where: { directoryId, kind: 'user.created' } })
  expect(event?.actor).toMatchObject({ type: 'teammate' })
})

test('only administrators import, and only into a website’s directory', async () => {
  const { directoryId } = await addWebsite(acme.ctx)
  const wanted = { directoryId, importId: crypto.randomUUID(), rows: [row(2)] }
  const operator = { ...acme.ctx, role: 'operator' as const }
  await expect(importPeople(operator, wanted)).rejects.toMatchObject({ code: 'forbidden' })
  const idp = { ...wanted, directoryId: acme.directoryId }
  await expect(importPeople(acme.ctx, idp)).rejects.toMatchObject({ code: 'invalid' })
})
