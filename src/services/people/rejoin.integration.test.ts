import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '@/testing/database'
import { resourceOf } from '@/testing/scim-answers'
import { accessOf, openStage, type Stage } from '@/testing/stage'
import { useSimulator } from '@/testing/stores'
import { listPeople } from './list'

process.env.GUARD_SETTLE_MS = '0'
process.env.COALESCE_MS = '1'
await useDatabase()
const simulator = await useSimulator()
afterAll(() => simulator.stop())

const metafields = [
  { field: 'metafield:staff.level', type: 'single_line_text_field', template: 'gold' },
] as const

let stage: Stage
let company: Awaited<ReturnType<Stage['company']>>

/** A business store where members of a group get a tag, a metafield and a company's role. */
beforeEach(async () => {
  stage = await openStage(simulator)
  company = await stage.company('Acme Trading')
  await stage.rules(
    { id: 'members', tags: ['rollcall:member'] },
    {
      id: 'buyers',
      condition: 'groups.display eq "Buyers"',
      tags: ['buyer'],
      metafields: [...metafields],
      roles: [company.roleAt(0)],
    },
  )
})

/** Everything that the store shows of somebody's access. */
async function access(email: string) {
  const customer = await stage.customer(email)
  return { id: customer?.id, ...accessOf(customer), orders: await company.locationsOf(email) }
}

/** Somebody with everything, whom the merchant has tagged and given a role of their own. */
async function buyer(fields: Record<string, unknown> = {}) {
  const person = await stage.join(fields)
  const groupId = await stage.group('Buyers', [person.id])
  await stage.drain()
  const customer = await stage.customer(person.email)
  await stage.store.act({ action: 'addTags', id: customer?.id, tags: ['VIP', 'Zürich ☀'] })
  const before = await access(person.email)
  expect(before).toMatchObject({
    tags: ['buyer', 'rollcall:member', 'VIP', 'Zürich ☀'],
    metafields: ['staff.level=gold'],
    orders: ['Acme Trading'],
  })
  return { ...person, groupId, before }
}

describe('the days of grace (M19)', () => {
  beforeEach(() => stage.policy({ graceDays: 7 }))

  test('keep a leaver as they are, and take them out when they are over', async () => {
    const { id, email, before } = await buyer()
    const writes = await stage.mutations()
    await stage.setActive(id, false)
    await stage.drain()
    await stage.pass(6)
    await stage.drain()
    expect(await access(email)).toEqual(before)
    expect(await stage.mutations()).toBe(writes)
    expect(await stage.linkOf(id)).toMatchObject({ state: 'verified', restricted: false })
    expect(await stage.receiptsOf(id)).toEqual([])
    await stage.pass(1)
    await stage.drain()
    expect(await access(email)).toMatchObject({
      tags: ['rollcall:deprovisioned', 'VIP', 'Zürich ☀'],
      metafields: [],
      orders: [],
    })
    expect(await stage.receiptsOf(id)).toMatchObject([{ outcome: 'restricted' }])
  })

  test('give a rejoiner everything back without a single write', async () => {
    const { id, email, before } = await buyer()
    const writes = await stage.mutations()
    await stage.setActive(id, false)
    await stage.drain()
    await stage.pass(5)
    await stage.setActive(id, true)
    await stage.drain()
    await stage.pass(30)
    await stage.drain()
    expect(await access(email)).toEqual(before)
    expect(await stage.mutations()).toBe(writes)
  })

  test('hold also when the directory takes the groups away and deletes the user', async () => {
    const { id, email, before, body } = await buyer()
    const writes = await stage.mutations()
    await stage.remove(id)
    await stage.drain()
    await stage.pass(3)
    const again = resourceOf(await stage.scim('POST', 'Users', body), 201).id
    await stage.group('Buyers again', [again])
    expect((await access(email)).tags).toEqual(before.tags)
    expect(await stage.mutations()).toBe(writes)
  })

  test('are nobody’s removal yet: somebody whose days are over is not held because of them', async () => {
    const first = await buyer()
    const others = []
    for (let n = 0; n < 5; n++) others.push(await stage.join())
    await stage.drain()
    await stage.setActive(first.id, false)
    await stage.drain()
    await stage.pass(7)
    for (const { id } of others) await stage.setActive(id, false)
    await stage.drain()
    expect((await access(first.email)).tags).toContain('rollcall:deprovisioned')
    for (const { email } of others) expect((await access(email)).tags).toEqual(['rollcall:member'])
  })
})

describe('a rejoiner (M12, M19)', () => {
  test('gets exactly the former tags, metafields and roles back, with the merchant’s own untouched', async () => {
    const { id, email, before } = await buyer()
    await stage.setActive(id, false)
    await stage.drain()
    expect(await access(email)).toMatchObject({ metafields: [], orders: [] })
    await stage.setActive(id, true)
    await stage.drain()
    expect(await access(email)).toEqual(before)
  })

  test.each([
    ['the same names', {}],
    ['the e-mail address spelled otherwise', { case: 'upper' }],
    ['another e-mail address and the same externalId', { email: 'ada.king@example.com' }],
    ['another externalId and the same e-mail address', { externalId: 'anew' }],
  ])(
    'whom Entra deletes and creates anew with %s is the same person with the same customer',
    async (_, anew) => {
      const { id, email, before, body } = await buyer()
      await stage.remove(id)
      await stage.drain()
      expect(await access(email)).toMatchObject({ metafields: [], orders: [] })
      const value = 'email' in anew ? anew.email : 'case' in anew ? email.toUpperCase() : email
      const externalId = 'externalId' in anew ? anew.externalId : email
      const emails = [{ value, primary: true }]
      const again = resourceOf(await stage.scim('POST', 'Users', { ...body, externalId, emails }), 201).id
      expect(again).not.toBe(id)
      await stage.patch(`Groups/${(await groupNamed('Buyers')) ?? ''}`, {
        op: 'Add',
        path: 'members',
        value: [{ value: again }],
      })
      await stage.drain()
      expect(await access(value.toLowerCase())).toEqual(before)
      expect(await stage.customers()).toHaveLength(1)
      expect((await stage.linkOf(again)).id).toBe((await stage.linkOf(id)).id)
      const { people } = await listPeople(stage.ctx, { limit: 10 })
      expect(people.map(({ standing, stores }) => [standing, stores.map(({ state }) => state)])).toEqual([
        ['active', ['verified']],
      ])
    },
  )

  test('who leaves once more is told by what the directory says now', async () => {
    const { id, email, body } = await buyer()
    await stage.remove(id)
    await stage.drain()
    const again = resourceOf(await stage.scim('POST', 'Users', body), 201).id
    await stage.drain()
    await stage.setActive(again, false)
    await stage.drain()
    expect((await access(email)).tags).toEqual(['rollcall:deprovisioned', 'VIP', 'Zürich ☀'])
    const [receipt] = await stage.receiptsOf((await stage.personOf(again)).personId)
    expect(receipt).toMatchObject({ leaving: { cause: 'inactive' }, stores: [{ cause: 'inactive' }] })
  })
})

describe('a policy that keeps roles', () => {
  beforeEach(() => stage.policy({ revokeRoles: false }))

  test('leaves them in place, takes the rest, and the receipt says what is still possible', async () => {
    const { id, email, before } = await buyer()
    await stage.setActive(id, false)
    await stage.drain()
    expect(await access(email)).toEqual({
      ...before,
      tags: ['rollcall:deprovisioned', 'VIP', 'Zürich ☀'],
      metafields: [],
    })
    const [receipt] = await stage.receiptsOf(id)
    expect(receipt?.stores[0]?.levers.map(({ lever }) => lever)).toEqual(['tags', 'marker', 'metafields'])
    expect(receipt?.stores[0]?.notCovered).toContain(
      'Orders for a company are still possible, because roles are not revoked.',
    )
    await stage.setActive(id, true)
    await stage.drain()
    expect(await access(email)).toEqual(before)
  })
})

const groupNamed = async (displayName: string) => {
  const filter = new URLSearchParams({ filter: `displayName eq "${displayName}"` })
  const { body } = await stage.scim('GET', `Groups?${filter}`)
  return (body as { Resources: { id: string }[] }).Resources[0]?.id
}
