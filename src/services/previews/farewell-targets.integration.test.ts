import { afterAll, beforeEach, expect, test } from 'vitest'
import { viewHeldChanges } from '@/services/guard/view'
import { useDatabase } from '@/testing/database'
import { addDirectory, testDirectory, type TestDirectory } from '@/testing/directory'
import { previewFarewell } from '@/testing/farewell'
import { ada } from '@/testing/people'
import { rollcallServer } from '@/testing/rollcall-server'
import { listOf, resourceOf } from '@/testing/scim-answers'
import { scimTarget, type TestTarget } from '@/testing/targets'
import { applyPreview } from './apply'
import { previewCsv } from './to-csv'
import { viewPreviewLines } from './view'

process.env.GUARD_SETTLE_MS = '0'
process.env.COALESCE_MS = '1'
process.env.OUTBOUND_PRIVATE_ADDRESSES = 'true'
await useDatabase()
const server = await rollcallServer()
afterAll(() => server.stop())

let acme: TestDirectory
let other: TestDirectory
let target: TestTarget
let ids: string[]

const post = async (scim: TestDirectory['scim'], n: number, familyName: string) => {
  const email = `p${n}@example.com`
  const name = { givenName: 'Ada', familyName }
  const emails = [{ value: email, primary: true }]
  const body = ada({ userName: email, displayName: `Ada ${familyName}`, emails, name })
  return resourceOf(await scim('POST', 'Users', body), 201).id
}

/** Twelve people whom no store has, in a target; a second directory has the first of them, too. */
beforeEach(async () => {
  acme = await testDirectory()
  other = await testDirectory('The other Rollcall')
  const entra = await addDirectory(acme.ctx, 'Entra')
  ids = []
  for (let n = 0; n < 12; n++) ids.push(await post(acme.scim, n, 'Lovelace'))
  await post(entra.scim, 0, 'King')
  target = await scimTarget(acme, { url: `${server.url}/scim/v2/${other.key}`, token: other.token })
  await target.drainAll()
})

const preview = (choice: 'keep' | 'hand-over' | 'restrict') =>
  previewFarewell(acme.ctx, { kind: 'leave-directory', directoryId: acme.directoryId, choice })
const apply = (id: string) => applyPreview(acme.ctx, { id, confirmation: 'Acme Okta' })
const there = async (filter: string) => {
  const answer = await other.scim('GET', `Users?count=0&filter=${encodeURIComponent(filter)}`)
  return listOf(answer).totalResults
}

test('Removing a directory lists who is switched off at write-back targets, and the guard holds nobody of them', async () => {
  const { id, targets, lines } = await preview('restrict')
  expect(targets).toMatchObject([{ id: target.id, restrict: 11, update: 1 }])
  expect(lines.find(({ person }) => person.id === ids[1])).toMatchObject({
    store: null,
    target: { name: 'Other site' },
    kind: 'restrict',
    changes: [{ field: 'active', from: 'true', to: 'false' }],
  })
  expect(lines.find(({ kind }) => kind === 'update')?.changes).toContainEqual({
    field: 'name.familyName',
    from: 'Lovelace',
    to: 'King',
  })
  const { lines: filtered } = await viewPreviewLines(acme.ctx, {
    id,
    where: target.id,
    kind: 'update',
    cursor: -1,
    limit: 50,
  })
  expect(filtered.map(({ person }) => person.name)).toEqual(['Ada Lovelace'])
  expect(await apply(id)).toEqual({ kind: 'applied' })
  await target.drainAll()
  expect(await there('active eq true')).toBe(1)
  expect(await there('name.familyName eq "King"')).toBe(1)
  const told = (await target.events()).flatMap(({ kind, changes }) =>
    kind === 'record.deactivated' ? [changes] : [],
  )
  expect(told).toHaveLength(11)
  expect((await viewHeldChanges(acme.ctx, {})).changes).toMatchObject([{ state: 'approved' }])
})

test.each(['keep', 'hand-over'] as const)(
  'by choosing %s, only whom another directory has is written there',
  async (choice) => {
    const { id, targets } = await preview(choice)
    expect(targets).toMatchObject([{ update: 1, restrict: 0 }])
    await apply(id)
    await target.drainAll()
    expect(await there('active eq true')).toBe(12)
    expect(await there('name.familyName eq "King"')).toBe(1)
  },
)

test('The whole plan is there as CSV, one row for each value, stores and targets apart', async () => {
  const { id } = await preview('restrict')
  const [head, ...rows] = (await new Response(await previewCsv(acme.ctx, id)).text()).trim().split('\n')
  expect(head).toBe('store,target,person,person id,what,field,from,to')
  expect(rows).toContain(`,Other site,Ada Lovelace,${ids[1]},restrict,active,true,false`)
  expect(rows.filter((row) => row.includes(',restrict,'))).toHaveLength(11)
})
