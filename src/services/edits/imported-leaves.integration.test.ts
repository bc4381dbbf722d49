import { beforeEach, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { StoreSettings } from '@/core/mapping/configuration'
import { setDirectoryGuard } from '@/services/guard/set-directory-guard'
import { viewHeldChanges } from '@/services/guard/view'
import { GuardLimits } from '@/core/reconcile/guard'
import { viewPerson } from '@/services/people/view'
import { saveTestConfiguration } from '@/testing/configuration'
import { useDatabase } from '@/testing/database'
import { patch } from '@/testing/heard-store'
import { listOf, resourceOf } from '@/testing/scim-answers'
import { useSimulator } from '@/testing/stores'
import { twoHeardStores } from '@/testing/two-heard-stores'

process.env.COALESCE_MS = '1'
process.env.GUARD_SETTLE_MS = '50'
await useDatabase()
const simulator = await useSimulator()
const { acme, a, b } = await twoHeardStores(simulator)
beforeEach(() => importing({}))

type Imports = Extract<z.input<typeof StoreSettings>['imports'], { kind: 'all' }>

const importing = (more: Partial<Imports>) =>
  saveTestConfiguration(acme, (configuration, { settingsOf }) => ({
    ...configuration,
    stores: {
      [a.id]: StoreSettings.parse({
        ...settingsOf(a.id),
        imports: { kind: 'all', directoryId: acme.directoryId, ...more },
      }),
    },
  }))

async function settle() {
  for (;;) {
    let moved = 0
    for (const store of [a, b]) {
      moved += (await store.hear()).processed
      moved += (await store.drain()).written
    }
    if (moved === 0) return
  }
}

let people = 0

/** A customer of the store who was made a user, and is in the other store. */
async function imported() {
  const email = `shopper${++people}@example.com`
  const { id: customerId } = await a.act({ email, firstName: 'Sue', lastName: 'Shopper' })
  await settle()
  const [user] = listOf(
    await acme.scim('GET', `Users?filter=${encodeURIComponent(`userName eq "${email}"`)}`),
  ).Resources as { id: string }[]
  if (!user) throw new Error('The customer was not imported')
  return { email, customerId, id: user.id }
}

const active = async (id: string) => resourceOf(await acme.scim('GET', `Users/${id}`), 200).active
const tagsInB = async (email: string) =>
  (await b.customers()).find((customer) => customer.email === email)?.tags
const inA = async (email: string) => (await a.customers()).filter((customer) => customer.email === email)

describe('a user that came from a store’s customer, whom the merchant deletes', () => {
  test('is deactivated, says so on the timeline, and is restricted in the other store', async () => {
    const { id, email, customerId } = await imported()
    await a.act({ action: 'delete', id: customerId })
    await settle()
    expect(await active(id)).toBe(false)
    expect(await inA(email)).toEqual([])
    expect(await tagsInB(email)).toEqual(['rollcall:deprovisioned'])
    const { links, events } = await viewPerson(acme.ctx, { id })
    expect(events.find(({ kind }) => kind === 'user.deactivated')).toMatchObject({
      source: { type: 'store', name: expect.any(String) },
      changes: [{ field: 'active', from: true, to: false }],
    })
    expect(links.find(({ store }) => store.id === a.id)).toMatchObject({
      state: 'skipped',
      reason: { code: 'left-with-customer' },
    })
  })

  test('is the same user again when they come back to the store', async () => {
    const { id, email, customerId } = await imported()
    await a.act({ action: 'delete', id: customerId })
    await settle()
    const { id: again } = await a.act({ email, firstName: 'Sue', lastName: 'Shopper' })
    await settle()
    expect(await active(id)).toBe(true)
    expect((await a.linkOf(id))?.customerId).toBe(again)
    expect(await tagsInB(email)).toEqual(['rollcall:member'])
  })

  test('stays, and is created again, once a directory has taken them for its own', async () => {
    const { id, email, customerId } = await imported()
    await patch(acme, id, { op: 'add', path: 'externalId', value: `okta-${email}` })
    await settle()
    await a.act({ action: 'delete', id: customerId })
    await settle()
    expect(await active(id)).toBe(true)
    expect(await inA(email)).toMatchObject([{ tags: ['rollcall:member'] }])
    expect(await tagsInB(email)).toEqual(['rollcall:member'])
  })

  test('stays, and is created again, where the store’s settings keep them', async () => {
    await importing({ whenDeleted: 'keep' })
    const { id, email, customerId } = await imported()
    await a.act({ action: 'delete', id: customerId })
    await settle()
    expect(await active(id)).toBe(true)
    expect(await inA(email)).toHaveLength(1)
  })

  test('waits for a teammate in the other stores when many are deleted at once', async () => {
    await setDirectoryGuard(acme.ctx, {
      id: acme.directoryId,
      guard: GuardLimits.parse({ people: 1, minimum: 0 }),
    })
    const two = [await imported(), await imported()]
    for (const { customerId } of two) await a.act({ action: 'delete', id: customerId })
    await settle()
    for (const { id, email } of two) {
      expect(await active(id)).toBe(false)
      expect(await tagsInB(email)).toEqual(['rollcall:member'])
    }
    const { changes } = await viewHeldChanges(acme.ctx, {})
    expect(changes.find(({ state }) => state === 'open')).toMatchObject({ people: { open: 2 } })
  })
})
