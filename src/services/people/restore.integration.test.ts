import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { revertConfiguration } from '@/services/configuration/revert'
import { viewConfiguration } from '@/services/configuration/view'
import { approveHeld } from '@/services/guard/approve'
import { viewHeldChanges } from '@/services/guard/view'
import { useDatabase } from '@/testing/database'
import { accessOf, openStage, type Stage } from '@/testing/stage'
import { useSimulator } from '@/testing/stores'
import { endOverride } from './end-override'
import { restorePeople } from './restore'
import { restrictPerson } from './restrict'

process.env.GUARD_SETTLE_MS = '0'
process.env.COALESCE_MS = '1'
await useDatabase()
const simulator = await useSimulator()
afterAll(() => simulator.stop())

let stage: Stage
let company: Awaited<ReturnType<Stage['company']>>

const rules = () => [
  { id: 'members', tags: ['rollcall:member'] },
  {
    id: 'buyers',
    condition: 'groups.display eq "Buyers"',
    tags: ['buyer'],
    metafields: [
      { field: 'metafield:staff.level' as const, type: 'single_line_text_field', template: 'gold' },
    ],
    roles: [company.roleAt(0), company.roleAt(1)],
  },
]

beforeEach(async () => {
  stage = await openStage(simulator)
  company = await stage.company('Acme Trading')
  await stage.rules(...rules())
})

async function access(email: string) {
  const customer = await stage.customer(email)
  return { id: customer?.id, ...accessOf(customer), orders: (await company.locationsOf(email)).toSorted() }
}

const accessOfAll = (people: { email: string }[]) => Promise.all(people.map(({ email }) => access(email)))

async function buyers(count: number) {
  const people = []
  for (let n = 0; n < count; n++) people.push(await stage.join())
  await stage.group(
    'Buyers',
    people.map(({ id }) => id),
  )
  await stage.drain()
  for (const { email } of people) {
    const customer = await stage.customer(email)
    await stage.store.act({ action: 'addTags', id: customer?.id, tags: ['VIP'] })
  }
  const before = await accessOfAll(people)
  expect(before[0]).toMatchObject({
    tags: ['buyer', 'rollcall:member', 'VIP'],
    metafields: ['staff.level=gold'],
    orders: ['Acme Trading', 'Acme Trading depot'],
  })
  return { people, before }
}

const restore = (id: string) =>
  restorePeople(stage.ctx, { what: { kind: 'person', id }, note: 'Terminated by mistake' })

describe('a restored person', () => {
  test('has the tags, metafields and company roles of before, although the directory has deleted them', async () => {
    const { people, before } = await buyers(1)
    const [person] = people
    await stage.remove(person?.id ?? '')
    await stage.drain()
    expect(await access(person?.email ?? '')).toMatchObject({
      tags: ['rollcall:deprovisioned', 'VIP'],
      metafields: [],
      orders: [],
    })
    await restore(person?.id ?? '')
    await stage.drain()
    expect(await accessOfAll(people)).toEqual(before)
    const writes = await stage.mutations()
    await stage.drain()
    expect(await stage.mutations()).toBe(writes)
    await endOverride(stage.ctx, { id: person?.id ?? '' })
    await stage.drain()
    expect((await access(person?.email ?? '')).tags).toEqual(['rollcall:deprovisioned', 'VIP'])
  })

  test('has what they had when they left, although the rules say something else since', async () => {
    const { people, before } = await buyers(1)
    const [person] = people
    await stage.setActive(person?.id ?? '', false)
    await stage.drain()
    await stage.rules({ id: 'members', tags: ['staff'] })
    await stage.drain()
    await restore(person?.id ?? '')
    await stage.drain()
    expect(await accessOfAll(people)).toEqual(before)
  })

  test('gets a new customer with all of it when the old one was deleted by policy', async () => {
    await stage.policy({ removal: 'delete', removalAfterDays: 0 })
    const { people, before } = await buyers(1)
    const [person] = people
    await stage.setActive(person?.id ?? '', false)
    await stage.drain()
    expect(await stage.customers()).toEqual([])
    await restore(person?.id ?? '')
    await stage.drain()
    const { id: _former, tags: _all, ...rest } = before[0] ?? {}
    expect(await access(person?.email ?? '')).toMatchObject({ ...rest, tags: ['buyer', 'rollcall:member'] })
  })

  test('after a teammate’s restriction is let back in with all of it', async () => {
    const { people, before } = await buyers(1)
    const [person] = people
    await restrictPerson(stage.ctx, { id: person?.id ?? '', note: 'Stolen laptop' })
    await stage.drain()
    expect(await access(person?.email ?? '')).toMatchObject({ metafields: [], orders: [] })
    await endOverride(stage.ctx, { id: person?.id ?? '' })
    await stage.drain()
    expect(await accessOfAll(people)).toEqual(before)
  })
})

describe('a restored batch', () => {
  test('of a held change that was approved by mistake has everything of before', async () => {
    const { people, before } = await buyers(8)
    for (const { id } of people.slice(0, 5)) await stage.setActive(id, false)
    await stage.drain()
    expect(await accessOfAll(people)).toEqual(before)
    const [change] = (await viewHeldChanges(stage.ctx, {})).changes
    await approveHeld(stage.ctx, { id: change?.id ?? '', people: 5, note: '' })
    await stage.drain()
    expect((await accessOfAll(people)).filter(({ orders }) => orders.length > 0)).toHaveLength(3)
    const what = { kind: 'change', id: change?.id ?? '' } as const
    expect(await restorePeople(stage.ctx, { what, note: '' })).toEqual({ people: 5 })
    await stage.drain()
    expect(await accessOfAll(people)).toEqual(before)
  })
})

describe('an undone change of rules', () => {
  test('gives everyone what they had: tags, metafields and roles, and the merchant keeps theirs', async () => {
    const { people, before } = await buyers(3)
    const { version } = await viewConfiguration(stage.ctx)
    await stage.rules({ id: 'members', tags: ['staff'] })
    await stage.drain()
    expect(await accessOfAll(people)).toMatchObject(
      people.map(() => ({ tags: ['staff', 'VIP'], metafields: [], orders: [] })),
    )
    await revertConfiguration(stage.ctx, { version, base: version + 1 })
    await stage.drain()
    expect(await accessOfAll(people)).toEqual(before)
  })
})
