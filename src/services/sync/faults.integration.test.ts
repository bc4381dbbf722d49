import { beforeAll, describe, test, type ExpectStatic } from 'vitest'
import { within } from '@/adapters/db/tenant'
import { syncNow } from '@/services/people/sync-now'
import { viewPerson } from '@/services/people/view'
import { viewStores } from '@/services/stores/view'
import { drainStore } from '@/services/sync/drain-store'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { ada } from '@/testing/people'
import { connectTestStore, control, useSimulator } from '@/testing/stores'

await useDatabase()
const simulator = await useSimulator()

let acme: TestDirectory
let ids: string[]
beforeAll(async () => {
  acme = await testDirectory()
  ids = []
  for (const name of ['ada', 'grace', 'alan']) {
    const userName = `${name}@example.com`
    const { body } = await acme.scim('POST', 'Users', ada({ userName, emails: [{ value: userName }] }))
    ids.push((body as { id: string }).id)
  }
})

/** A store of its own for each test: they wait a lot, so they run side by side. */
async function faultyStore(expect: ExpectStatic) {
  const store = await connectTestStore(simulator, acme)
  const linkOf = async (id: string) =>
    (await viewPerson(acme.ctx, { id })).links.find((link) => link.store.id === store.id)
  const shown = async () => (await viewStores(acme.ctx)).find(({ id }) => id === store.id)
  return {
    ...store,
    linkOf,
    shown,
    fault: (given: object) => control(simulator, 'POST', 'faults', { store: store.domain, ...given }),
    settle: (settings: object) => control(simulator, 'POST', 'stores', { domain: store.domain, ...settings }),
    drain: () => drainStore({ organizationId: acme.ctx.organizationId, storeId: store.id }),
    /** The time until which the store was to be left alone has passed. */
    laterOn: () =>
      within(acme.ctx.organizationId, ({ sql }) =>
        sql.store.updateMany({ where: { id: store.id }, data: { retryAt: null } }),
      ),
    async hasEveryoneOnce() {
      const emails = (await store.customers()).map(({ email }) => email)
      expect(emails.toSorted()).toEqual(['ada@example.com', 'alan@example.com', 'grace@example.com'])
      for (const id of ids) expect(await linkOf(id)).toMatchObject({ state: 'verified', reason: null })
      expect(await shown()).toMatchObject({ status: 'connected', trouble: null })
    },
  }
}

describe.concurrent('what passes by itself loses nobody and makes nobody twice', () => {
  test.for<[string, object]>([
    ['500', { kind: 'status', status: 500 }],
    ['502 with a page instead of JSON', { kind: 'status', status: 502, body: '<h1>Bad Gateway</h1>' }],
    ['503 with Retry-After', { kind: 'status', status: 503, retryAfter: 0.3 }],
    ['429 with Retry-After', { kind: 'status', status: 429, retryAfter: 0.3 }],
    ['THROTTLED for a while', { kind: 'throttled', forMs: 600 }],
    ['a bucket that somebody has emptied', { kind: 'drain' }],
    ['no answer, and nothing done', { kind: 'hang', ms: 300 }],
    ['no answer, although it was done', { kind: 'hang', ms: 300, after: true }],
    ['a connection cut before anything was done', { kind: 'drop-before' }],
    ['a connection cut after it was done', { kind: 'drop-after' }],
    ['a slow body', { kind: 'slow-body', ms: 300 }],
    ['half a body', { kind: 'truncated' }],
    ['a page with status 200', { kind: 'html' }],
    ['a slow answer', { kind: 'latency', ms: 300 }],
    ['an internal error of Shopify', { kind: 'internal-error' }],
  ])('%s', async ([, given], { expect }) => {
    const store = await faultyStore(expect)
    await store.fault(given)
    await store.drain()
    await store.laterOn()
    await store.drain()
    await store.hasEveryoneOnce()
  })
})

describe.concurrent('what a person has to end is shown, and owed until then', () => {
  test.for(['frozen', 'locked'])('a store that is %s', async (status, { expect }) => {
    const store = await faultyStore(expect)
    await store.settle({ status })
    await store.drain()
    expect(await store.shown()).toMatchObject({ status: 'frozen', trouble: expect.stringContaining(status) })
    for (const id of ids) expect(await store.linkOf(id)).toMatchObject({ state: 'queued' })
    await store.settle({ status: 'open' })
    await store.laterOn()
    await store.drain()
    await store.hasEveryoneOnce()
  })

  test.for<[string, object, string]>([
    ['a token that Shopify no longer accepts', { kind: 'status', status: 401 }, 'unauthorized'],
    ['a permission that is missing', { kind: 'status', status: 403 }, 'scope_missing'],
    [
      'data that Shopify has not approved for the app',
      { kind: 'partial', path: ['c0', 'customer', 'defaultEmailAddress'] },
      'scope_missing',
    ],
    ['a store that does not exist any more', { kind: 'status', status: 404 }, 'uninstalled'],
  ])('%s', async ([, given, status], { expect }) => {
    const store = await faultyStore(expect)
    await store.fault(given)
    await store.drain()
    expect(await store.shown()).toMatchObject({ status, trouble: expect.any(String) })
    await store.drain()
    for (const id of ids) expect(await store.linkOf(id)).toMatchObject({ state: 'queued' })
    await connectTestStore(simulator, acme, store.domain)
    await store.drain()
    await store.hasEveryoneOnce()
  })
})

describe('one request, several customers', () => {
  test('one refused customer of a request says why; its neighbours are written', async ({ expect }) => {
    const store = await faultyStore(expect)
    const field = ['input', 'firstName']
    await store.fault({ kind: 'userError', index: 1, code: 'INVALID', message: 'No', field })
    await store.drain()
    const links = await Promise.all(ids.map(store.linkOf))
    expect(links.filter((link) => link?.state === 'verified')).toHaveLength(2)
    const refused = ids.find((_, index) => links[index]?.state === 'failed') ?? ''
    expect(await store.linkOf(refused)).toMatchObject({
      reason: { code: 'field-invalid', message: expect.stringContaining('No'), who: 'idp-admin' },
    })
    await syncNow(acme.ctx, { id: refused })
    await store.drain()
    await store.hasEveryoneOnce()
  })
})
