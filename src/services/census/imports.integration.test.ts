import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { z } from 'zod'
import { database } from '@/adapters/db/client'
import { StoreSettings } from '@/core/mapping/configuration'
import { viewPerson } from '@/services/people/view'
import { catchUp } from '@/services/webhooks/catch-up'
import { saveTestConfiguration } from '@/testing/configuration'
import { useDatabase } from '@/testing/database'
import type { HeardStore } from '@/testing/heard-store'
import { listOf } from '@/testing/scim-answers'
import { control, useSimulator } from '@/testing/stores'
import { twoHeardStores } from '@/testing/two-heard-stores'
import { beginComparison } from './begin'
import { beginNightly } from './begin-nightly'
import { findInCensus, runCensus } from './run'

process.env.COALESCE_MS = '1'
await useDatabase()
const simulator = await useSimulator()
const { acme, a, b } = await twoHeardStores(simulator)
beforeEach(async () => void (await control(simulator, 'DELETE', 'faults')))

type Imports = z.input<typeof StoreSettings>['imports']

const importing = (imports: Imports, stores: HeardStore[] = [a]) =>
  saveTestConfiguration(acme, (configuration, { settingsOf }) => ({
    ...configuration,
    stores: Object.fromEntries(
      stores.map(({ id }) => [id, StoreSettings.parse({ ...settingsOf(id), imports })]),
    ),
  }))

/** What the store tells from now on is lost. */
const loseWebhooks = () =>
  control(simulator, 'POST', 'faults', {
    kind: 'webhook-drop',
    on: 'webhook',
    store: a.domain,
    forMs: 600_000,
  })

const finish = async (store = a) => {
  for (let progress = { more: true }; progress.more;) progress = await runCensus(store.target)
  await a.drain()
  await b.drain()
}

/** What the cron does at night, some hours after the store was connected. */
async function night() {
  const yesterday = new Date(Date.now() - 86_400_000)
  await database().store.updateMany({ where: { id: a.id }, data: { connectedAt: yesterday } })
  await database().censusRun.updateMany({ where: { storeId: a.id }, data: { startedAt: yesterday } })
  await beginNightly()
  await finish()
}

const usersNamed = async (email: string) =>
  listOf(await acme.scim('GET', `Users?filter=${encodeURIComponent(`userName eq "${email}"`)}`))
    .Resources as { id: string }[]

const inB = async (email: string) => (await b.customers()).filter((customer) => customer.email === email)

const reads = async () => (await a.requests()).filter(({ operations }) => operations.includes('nodes')).length

describe('a new customer of whose creation nothing was heard (M17)', () => {
  test('is imported by the store’s rule at night, with an id that stays, and reaches the other store', async () => {
    await importing({ kind: 'tagged', directoryId: acme.directoryId, tag: 'staff' })
    await loseWebhooks()
    const { id: customerId } = await a.act({
      email: 'unheard@example.com',
      firstName: 'Uma',
      lastName: 'Heard',
      tags: ['staff'],
    })
    await a.act({ email: 'somebody@example.com', tags: ['guest'] })
    await night()
    const [user, ...others] = await usersNamed('unheard@example.com')
    expect(others).toEqual([])
    expect(user).toMatchObject({ name: { givenName: 'Uma', familyName: 'Heard' } })
    expect(await inB('unheard@example.com')).toMatchObject([{ firstName: 'Uma', lastName: 'Heard' }])
    expect(await usersNamed('somebody@example.com')).toEqual([])
    const { links, events } = await viewPerson(acme.ctx, { id: user?.id ?? '' })
    expect(links.find(({ store }) => store.id === a.id)).toMatchObject({ customerId, state: 'verified' })
    expect(events.map(({ kind }) => kind)).toContain('user.imported')

    await night()
    expect(await usersNamed('unheard@example.com')).toMatchObject([{ id: user?.id }])
  })

  test('and whose webhook comes late after all is the same user, written once', async () => {
    await importing({ kind: 'all', directoryId: acme.directoryId })
    await control(simulator, 'POST', 'webhooks', { mode: 'manual' })
    await a.act({ email: 'late@example.com', firstName: 'Lea', lastName: 'Tardy' })
    await night()
    const [user] = await usersNamed('late@example.com')
    const written = (await a.mutations()) + (await b.mutations())
    await control(simulator, 'POST', 'webhooks', { mode: 'immediate' })
    await a.hearNow()
    await b.hearNow()
    await a.drain()
    await b.drain()
    expect(await usersNamed('late@example.com')).toMatchObject([{ id: user?.id }])
    expect((await a.mutations()) + (await b.mutations())).toBe(written)
    expect(await inB('late@example.com')).toHaveLength(1)
  })

  test('is imported when a teammate compares the store, and whom the rule passes over is read once', async () => {
    await importing({
      kind: 'condition',
      directoryId: acme.directoryId,
      condition: 'addresses.country eq "DE"',
    })
    await loseWebhooks()
    await a.act({ email: 'fr@example.com', addresses: [{ city: 'Lyon', countryCode: 'FR' }] })
    await a.act({ email: 'de@example.com', addresses: [{ city: 'Bonn', countryCode: 'DE' }] })
    await beginComparison(acme.ctx, { storeId: a.id, purpose: 'compare' })
    await finish()
    expect(await usersNamed('de@example.com')).toHaveLength(1)
    expect(await usersNamed('fr@example.com')).toEqual([])
    // A no counts once the second in which the customer has changed is over.
    await vi.waitFor(async () => {
      const before = await reads()
      await night()
      expect(await reads()).toBe(before)
    }, 20_000)
    await a.act({
      action: 'update',
      id: 'fr@example.com',
      addresses: [{ city: 'Bonn', countryCode: 'DE' }],
    })
    await night()
    expect(await usersNamed('fr@example.com')).toHaveLength(1)
  })

  test('is imported when a store that had fallen silent is caught up with', async () => {
    await importing({ kind: 'domain', directoryId: acme.directoryId, domains: ['silent.example'] })
    await loseWebhooks()
    await a.act({ email: 'new@silent.example' })
    await database().store.updateMany({ where: { id: a.id }, data: { catchUpAt: new Date() } })
    await catchUp(a.target)
    expect(await findInCensus()).toContainEqual(a.target)
    await finish()
    expect(await usersNamed('new@silent.example')).toHaveLength(1)
  })

  test('stays the store’s own when the store had them before the rule counts', async () => {
    await importing({ kind: 'none' })
    await a.act({ email: 'old@example.com' })
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString()
    await importing({ kind: 'all', directoryId: acme.directoryId, since: tomorrow })
    await night()
    await a.act({ action: 'update', id: 'old@example.com', lastName: 'Timer' })
    await a.hear()
    expect(await usersNamed('old@example.com')).toEqual([])
    await importing({ kind: 'all', directoryId: acme.directoryId, since: null })
    await night()
    expect(await usersNamed('old@example.com')).toHaveLength(1)
  })
})
