import { beforeAll, describe, expect, test } from 'vitest'
import { drainStore } from '@/services/sync/drain-store'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { ada } from '@/testing/people'
import { connectTestStore, useSimulator, type TestStore } from '@/testing/stores'
import { activityFile } from './to-file'
import { viewActivity, viewEvent } from './view'

await useDatabase()
const simulator = await useSimulator()

let acme: TestDirectory
let stores: TestStore[]

beforeAll(async () => {
  acme = await testDirectory()
  stores = [await connectTestStore(simulator, acme), await connectTestStore(simulator, acme)]
  await acme.scim('POST', 'Users', ada())
  await drainAll()
})

async function drainAll() {
  for (const { id } of stores) await drainStore({ organizationId: acme.ctx.organizationId, storeId: id })
}

const newest = async (filter: { kind?: string; storeId?: string; search?: string }) => {
  const { events } = await viewActivity(acme.ctx, { limit: 50, ...filter })
  const [event] = events
  if (!event) throw new Error('Nothing of that kind has happened')
  return viewEvent(acme.ctx, { id: event.id })
}

describe('one event of an IdP and all its writes (fan-out timeline)', () => {
  test('the event of the directory leads to one write in each store', async () => {
    const joined = await newest({ kind: 'user.created' })
    expect(joined.cause).toBeNull()
    expect(joined.effects.map(({ kind, store }) => [kind, store?.id])).toEqual(
      stores.map(({ id }) => ['customer.created', id]),
    )
  })

  test('a write leads back to what caused it, and to the write in the other store', async () => {
    const [first, second] = stores
    const write = await newest({ kind: 'customer', storeId: first?.id })
    expect(write.cause).toMatchObject({ kind: 'user.created' })
    expect(write.effects.map(({ store }) => store?.id)).toEqual([second?.id])
  })

  test('its steps say which rule gave what, by which configuration', async () => {
    const { steps } = await newest({ kind: 'customer.created' })
    expect(steps.map(({ name }) => name)).toEqual([
      'received',
      'matched',
      'rules',
      'decided',
      'written',
      'verified',
    ])
    const rules = steps.find(({ name }) => name === 'rules')
    expect(rules?.detail).toContain('the default configuration')
    expect(rules?.detail).toContain('rollcall:member')
  })

  test('a group’s change is the cause of what its members’ customers get', async () => {
    const { events } = await viewActivity(acme.ctx, { limit: 1, kind: 'user.created' })
    const userId = events[0]?.person?.id
    await acme.scim('POST', 'Groups', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      displayName: 'Legal',
      members: [{ value: userId }],
    })
    const group = await newest({ kind: 'group' })
    expect(group.title).toContain('Legal')
    await acme.scim('PATCH', `Users/${userId}`, {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'replace', path: 'name.familyName', value: 'King' }],
    })
    await drainAll()
    const change = await newest({ kind: 'user.updated' })
    expect(change.effects).toHaveLength(2)
  })
})

describe('the history narrowed', () => {
  test.each([
    ['to a kind', { kind: 'group.created' }, 1],
    ['to everything about users', { kind: 'user' }, 2],
    ['to what a directory did, in a time that has not begun', { from: new Date(Date.now() + 3_600_000) }, 0],
    ['to a time that is over', { until: new Date(Date.now() - 3_600_000) }, 0],
  ])('%s', async (_, filter, expected) => {
    expect((await viewActivity(acme.ctx, { limit: 50, ...filter })).events).toHaveLength(expected)
  })

  test('to this hour it has everything', async () => {
    const hour = { from: new Date(Date.now() - 3_600_000), until: new Date(Date.now() + 3_600_000) }
    const all = await viewActivity(acme.ctx, { limit: 200 })
    expect((await viewActivity(acme.ctx, { limit: 200, ...hour })).events).toEqual(all.events)
  })
})

describe('an export of the history', () => {
  const textOf = (format: 'csv' | 'json', range = {}) =>
    new Response(activityFile(acme.ctx, range, format)).text()

  test('as JSON has every event that the filter leaves', async () => {
    const events: unknown = JSON.parse(await textOf('json', { kind: 'customer' }))
    const { events: shown } = await viewActivity(acme.ctx, { limit: 200, kind: 'customer' })
    expect(events).toHaveLength(shown.length)
    expect(events).toMatchObject(shown.map(({ id }) => ({ id })))
  })

  test('as CSV runs nothing in a spreadsheet', async () => {
    await acme.scim(
      'POST',
      'Users',
      ada({
        userName: 'formula@example.com',
        displayName: '=HYPERLINK("http://x")',
        emails: [{ value: 'formula@example.com' }],
      }),
    )
    const text = await textOf('csv', { kind: 'user.created' })
    expect(text.split('\n')[0]).toContain('at,kind,outcome,title')
    expect(text).toContain(`'=HYPERLINK`)
  })
})
