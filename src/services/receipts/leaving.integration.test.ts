import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '@/testing/database'
import { openStage, type Stage } from '@/testing/stage'
import { control, useSimulator } from '@/testing/stores'

process.env.GUARD_SETTLE_MS = '0'
process.env.COALESCE_MS = '1'
await useDatabase()
const simulator = await useSimulator()
afterAll(() => simulator.stop())

let stage: Stage
beforeEach(async () => void (stage = await openStage(simulator)))

async function member() {
  const person = await stage.join()
  await stage.drain()
  expect((await stage.customer(person.email))?.tags).toEqual(['rollcall:member'])
  return person
}

/** Somebody who is a member, and one drain after their directory has deactivated them. */
async function leaver() {
  const person = await member()
  await stage.setActive(person.id, false)
  await stage.drain()
  return person
}

const removalIn = async (personId: string) => {
  const [receipt] = await stage.receiptsOf(personId)
  const [part] = receipt?.stores ?? []
  const lever = part?.levers.find(({ lever }) => lever === 'removal')
  return { outcome: part?.outcome, result: lever?.result, message: lever?.message }
}

const order = async (email: string) => {
  const customer = await stage.customer(email)
  await stage.store.act({ action: 'order', id: customer?.id })
}

describe('a policy that deletes (M32)', () => {
  test('restricts at once, deletes when its days have passed, and the receipt is amended by what was read back', async () => {
    await stage.policy({ removal: 'delete', removalAfterDays: 30 })
    const { id, email } = await leaver()
    expect(await stage.customer(email)).toMatchObject({ tags: ['rollcall:deprovisioned'] })
    expect(await removalIn(id)).toEqual({ outcome: 'restricted' })
    await stage.pass(29)
    await stage.drain()
    expect(await stage.customer(email)).toBeDefined()
    await stage.pass(1)
    await stage.drain()
    expect(await stage.customers()).toEqual([])
    expect(await stage.receiptsOf(id)).toMatchObject([
      { revision: 2, outcome: 'restricted', stores: [{ outcome: 'removed' }] },
      { revision: 1, stores: [{ outcome: 'restricted' }] },
    ])
    expect(await removalIn(id)).toEqual({ outcome: 'removed', result: 'confirmed' })
    expect(await stage.linkOf(id)).toMatchObject({ customerId: null, reason: { code: 'removed' } })
  })

  test('keeps a customer with orders restricted, and the receipt says that Shopify refused', async () => {
    await stage.policy({ removal: 'delete', removalAfterDays: 0 })
    const { id, email } = await member()
    await order(email)
    await stage.setActive(id, false)
    await stage.drain()
    expect(await stage.customer(email)).toMatchObject({ tags: ['rollcall:deprovisioned'] })
    expect(await removalIn(id)).toEqual({
      outcome: 'restricted',
      result: 'refused',
      message: 'Shopify keeps customers with orders (1).',
    })
    expect(await stage.linkOf(id)).toMatchObject({ state: 'verified', reason: { code: 'removal-refused' } })
  })

  test('whose answer was lost is found out, and the customer counts as deleted only then', async () => {
    await stage.policy({ removal: 'delete', removalAfterDays: 0 })
    const { id } = await member()
    await stage.setActive(id, false)
    const fault = { store: stage.store.domain, kind: 'drop-after', operation: 'customerDelete', count: 1 }
    await control(simulator, 'POST', 'faults', fault)
    await stage.drain()
    await stage.retry()
    await stage.drain()
    expect(await stage.customers()).toEqual([])
    expect(await stage.receiptsOf(id)).toHaveLength(1)
    expect(await removalIn(id)).toEqual({ outcome: 'removed', result: 'confirmed' })
  })

  test('does not reach somebody who is back before the day, and a rejoiner afterwards gets a new customer', async () => {
    await stage.policy({ removal: 'delete', removalAfterDays: 30 })
    const { id, email } = await leaver()
    await stage.setActive(id, true)
    await stage.drain()
    await stage.pass(31)
    await stage.drain()
    const former = await stage.customer(email)
    expect(former?.tags).toEqual(['rollcall:member'])
    await stage.setActive(id, false)
    await stage.drain()
    await stage.pass(31)
    await stage.drain()
    expect(await stage.customers()).toEqual([])
    await stage.setActive(id, true)
    await stage.drain()
    expect(await stage.customers()).toMatchObject([{ email, tags: ['rollcall:member'] }])
  })
})

describe('a policy that erases', () => {
  beforeEach(() => stage.policy({ removal: 'erase', removalAfterDays: 0 }))

  test('is requested once, and the receipt says so until the store is seen to have done it', async () => {
    const { id, email } = await leaver()
    const customer = await stage.customer(email)
    expect(customer?.erasureRequestedAt).not.toBeNull()
    expect(await removalIn(id)).toEqual({ outcome: 'restricted', result: 'requested' })
    const before = await stage.mutations()
    await stage.pass(12)
    await stage.drain()
    expect(await removalIn(id)).toEqual({ outcome: 'restricted', result: 'requested' })
    await stage.store.act({ action: 'redact', id: customer?.id })
    await stage.pass(30)
    await stage.drain()
    expect(await removalIn(id)).toEqual({ outcome: 'restricted', result: 'confirmed' })
    expect((await stage.receiptsOf(id)).map(({ revision }) => revision)).toEqual([2, 1])
    expect(await stage.linkOf(id)).toMatchObject({ state: 'verified', reason: { code: 'erased' } })
    expect(await stage.mutations()).toBe(before)
  })

  test('nothing is written to an erased customer any more', async () => {
    const { id, email } = await leaver()
    const customer = await stage.customer(email)
    await stage.store.act({ action: 'redact', id: customer?.id })
    await stage.pass(12)
    await stage.drain()
    const before = await stage.mutations()
    await stage.policy({ marker: 'gone' })
    await stage.drain()
    expect(await stage.mutations()).toBe(before)
    expect(await removalIn(id)).toEqual({ outcome: 'restricted', result: 'confirmed' })
  })

  test('is taken back for a rejoiner, who keeps their customer', async () => {
    const { id, email } = await leaver()
    const customer = await stage.customer(email)
    await stage.setActive(id, true)
    await stage.drain()
    expect(await stage.customer(email)).toMatchObject({
      id: customer?.id,
      tags: ['rollcall:member'],
      erasureRequestedAt: null,
    })
    await stage.setActive(id, false)
    await stage.drain()
    expect((await stage.customer(email))?.erasureRequestedAt).not.toBeNull()
  })

  test('that was carried out leaves a rejoiner a new customer', async () => {
    const { id, email } = await leaver()
    const customer = await stage.customer(email)
    await stage.store.act({ action: 'redact', id: customer?.id })
    await stage.setActive(id, true)
    await stage.drain()
    await stage.retry()
    await stage.drain()
    const now = await stage.customer(email)
    expect(now).toMatchObject({ firstName: 'Ada', tags: ['rollcall:member'] })
    expect(now?.id).not.toBe(customer?.id)
  })

  test('without its scope is refused with words that say who can grant it, and access is gone all the same', async () => {
    const { id, email } = await member()
    const scopes = ['read_customers', 'write_customers', 'read_customer_merge', 'write_customer_merge']
    await control(simulator, 'POST', `stores/${stage.store.domain}/scopes`, { scopes })
    await stage.setActive(id, false)
    await stage.drain()
    expect(await stage.customer(email)).toMatchObject({
      tags: ['rollcall:deprovisioned'],
      erasureRequestedAt: null,
    })
    expect(await removalIn(id)).toMatchObject({
      outcome: 'restricted',
      result: 'refused',
      message: expect.stringContaining('write_customer_data_erasure'),
    })
  })
})
