import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { database } from '@/adapters/db/client'
import { viewActivity } from '@/services/activity/view'
import { setDirectoryMode } from '@/services/directories/set-mode'
import { viewDirectories } from '@/services/directories/view'
import { viewHeldChanges } from '@/services/guard/view'
import type { FarewellChoice } from '@/services/stores/farewell-choice'
import { useDatabase } from '@/testing/database'
import { addDirectory } from '@/testing/directory'
import { previewFarewell } from '@/testing/farewell'
import { openStage, type Stage } from '@/testing/stage'
import { useSimulator } from '@/testing/stores'
import { applyPreview } from './apply'
import { goOn } from './go-on'

process.env.GUARD_SETTLE_MS = '0'
process.env.COALESCE_MS = '1'
await useDatabase()
const simulator = await useSimulator()
afterAll(() => simulator.stop())

let stage: Stage
let entra: Awaited<ReturnType<typeof addDirectory>>
let people: { id: string; email: string }[]

/** Three people in two stores; the first is also in a second directory, which calls her Augusta. */
beforeEach(async () => {
  stage = await openStage(simulator, { stores: 2 })
  entra = await addDirectory(stage.ctx, 'Entra')
  people = [await stage.join(), await stage.join(), await stage.join()]
  const email = people[0]?.email ?? ''
  const name = { givenName: 'Augusta', familyName: 'King' }
  const same = { userName: email, externalId: email, emails: [{ value: email, primary: true }], name }
  await stage.join(same, entra.scim)
  await stage.drain()
})

const preview = (choice: FarewellChoice) =>
  previewFarewell(stage.ctx, { kind: 'leave-directory', directoryId: stage.directoryId, choice })
const apply = (id: string) => applyPreview(stage.ctx, { id, confirmation: 'acme okta' })
const names = async (n = 0) =>
  (await stage.customers(n)).map(({ firstName, tags }) => `${firstName} ${tags.join()}`).toSorted()
const eventOf = async (kind: string) => (await viewActivity(stage.ctx, { kind, limit: 50 })).events
const whom = (lines: { person: { id: string } }[]) => new Set(lines.map(({ person }) => person.id))

/** Who they are is said by the other directory from now on, in every store. */
const switched = [
  { field: 'firstName', from: 'Ada', to: 'Augusta' },
  { field: 'lastName', from: 'Lovelace', to: 'King' },
]

describe('Removing a directory is previewed over every store, and carried out as previewed', () => {
  test('restrict: whoever another directory has stays, with the attributes that change owner', async () => {
    const { id, lines, stores, hash } = await preview('restrict')
    expect(stores).toMatchObject([
      { restrict: 2, update: 1 },
      { restrict: 2, update: 1 },
    ])
    const [changed, left] = [
      lines.filter(({ kind }) => kind === 'update'),
      lines.filter(({ kind }) => kind === 'restrict'),
    ]
    expect(whom(changed)).toEqual(new Set([people[0]?.id]))
    expect(changed.map(({ changes }) => changes)).toEqual([
      expect.arrayContaining(switched),
      expect.arrayContaining(switched),
    ])
    expect(whom(left)).toEqual(new Set([people[1]?.id, people[2]?.id]))

    expect(await apply(id)).toEqual({ kind: 'applied' })
    await stage.drain()
    const gone = 'Ada rollcall:deprovisioned'
    expect(await names()).toEqual([gone, gone, 'Augusta rollcall:member'])
    expect(await names(1)).toEqual([gone, gone, 'Augusta rollcall:member'])
    const told = [...(await eventOf('customer.restricted')), ...(await eventOf('customer.updated'))]
    const inOrder = (
      all: {
        person?: { id: string } | undefined
        store?: { id: string } | null | undefined
        changes: unknown
      }[],
    ) => all.map(({ person, store, changes }) => JSON.stringify([person?.id, store?.id, changes])).toSorted()
    expect(inOrder(told)).toEqual(inOrder(lines))
    expect((await eventOf('directory.removed'))[0]).toMatchObject({
      title:
        'Directory Acme Okta was removed as previewed: 2 people leave the stores, 1 stay by another directory',
      changes: [
        { field: 'plan', from: null, to: hash },
        { field: 'preview', from: null, to: id },
      ],
    })
    // One approval by whoever confirmed, as ever.
    const { changes } = await viewHeldChanges(stage.ctx, {})
    expect(changes).toMatchObject([{ state: 'approved', decision: { by: { name: 'Grace' } } }])
  })

  test('hand over: lists whose customers become the merchants’, and what stays by another directory', async () => {
    const { id, lines, stores } = await preview('hand-over')
    expect(stores).toMatchObject([
      { 'hand-over': 2, update: 1, restrict: 0 },
      { 'hand-over': 2, update: 1, restrict: 0 },
    ])
    expect(lines.find(({ kind }) => kind === 'hand-over')?.changes).toEqual([
      { field: 'link', from: expect.stringContaining('gid://shopify/Customer/'), to: null },
      { field: 'tag', from: 'rollcall:member', to: 'rollcall:member' },
    ])
    await apply(id)
    await stage.drain()
    const theirs = 'Ada rollcall:member'
    expect(await names()).toEqual([theirs, theirs, 'Augusta rollcall:member'])
    expect(await stage.linkOf(people[1]?.id ?? '')).toMatchObject({ customerId: null, managedTags: [] })
    expect(await stage.linkOf(people[0]?.id ?? '')).toMatchObject({ state: 'verified' })
  })

  test('keep: lists who stays linked; whoever another directory has is that one’s alone', async () => {
    const { id, stores } = await preview('keep')
    expect(stores).toMatchObject([
      { stay: 2, update: 1 },
      { stay: 2, update: 1 },
    ])
    await apply(id)
    await stage.drain()
    const theirs = 'Ada rollcall:member'
    expect(await names()).toEqual([theirs, theirs, 'Augusta rollcall:member'])
    expect(await stage.linkOf(people[1]?.id ?? '')).toMatchObject({ state: 'verified' })
    // The other directory can take her away from now on.
    const { Resources } = (await entra.scim('GET', 'Users')).body as { Resources: { id: string }[] }
    await entra.scim('DELETE', `Users/${Resources[0]?.id}`)
    await stage.drain()
    expect(await names()).toEqual([theirs, theirs, 'Augusta rollcall:deprovisioned'])
  })

  test('shows a grace period and a removal that comes later, and keeps to both', async () => {
    await stage.policy({ graceDays: 14, removal: 'delete', removalAfterDays: 30 })
    await stage.drain()
    const { id, lines, stores } = await preview('restrict')
    expect(stores).toMatchObject([
      { 'restrict-later': 2, restrict: 0 },
      { 'restrict-later': 0, restrict: 2 },
    ])
    expect(lines.find(({ kind }) => kind === 'restrict-later')?.changes).toEqual([
      { field: 'when', from: null, to: 'in 14 days' },
      { field: 'tag', from: null, to: 'rollcall:deprovisioned' },
      { field: 'tag', from: 'rollcall:member', to: null },
      { field: 'removal', from: null, to: 'delete in 30 days' },
    ])
    await apply(id)
    await stage.drain()
    expect(await names()).toEqual(['Ada rollcall:member', 'Ada rollcall:member', 'Augusta rollcall:member'])
    await stage.pass(15)
    await stage.drain()
    const gone = 'Ada rollcall:deprovisioned'
    expect(await names()).toEqual([gone, gone, 'Augusta rollcall:member'])
    await stage.pass(16)
    await stage.drain()
    expect(await names()).toEqual(['Augusta rollcall:member'])
  })

  test.each(['observe', 'paused'] as const)(
    'restricts the people of one that is in mode %s',
    async (mode) => {
      await setDirectoryMode(stage.ctx, { id: stage.directoryId, mode })
      await stage.drain()
      const { id, stores } = await preview('restrict')
      expect(stores[0]).toMatchObject({ restrict: 2 })
      await apply(id)
      await stage.drain()
      const gone = 'Ada rollcall:deprovisioned'
      expect(await names()).toEqual([gone, gone, 'Augusta rollcall:member'])
    },
  )

  test('restricts whom a teammate had kept against what the directory said before', async () => {
    const by = { by: { id: '', name: 'Grace' }, at: '', note: '' }
    await stage.setActive(people[1]?.id ?? '', false)
    await database().user.update({
      where: { id: people[1]?.id ?? '' },
      data: { override: { kind: 'kept', ...by } },
    })
    await stage.drain()
    const { id, stores } = await preview('restrict')
    expect(stores[0]).toMatchObject({ restrict: 2 })
    await apply(id)
    await stage.drain()
    expect(await names()).toContain('Augusta rollcall:member')
    expect(await names()).not.toContain('Ada rollcall:member')
  })

  test('takes from many who stay what only that directory gave, as previewed, without asking once more', async () => {
    await stage.rules({ id: 'all', tags: ['{{ title }}'] })
    for (let n = 0; n < 12; n++) {
      const { email } = await stage.join({ title: 'wholesale' })
      const same = { userName: email, externalId: email, emails: [{ value: email, primary: true }] }
      await stage.join({ ...same, title: undefined }, entra.scim)
    }
    await stage.drain()
    const wholesale = async () => (await names()).filter((name) => name.includes('wholesale')).length
    expect(await wholesale()).toBe(12)
    const { id } = await preview('keep')
    await apply(id)
    await stage.drain()
    expect(await wholesale()).toBe(0)
    const { changes } = await viewHeldChanges(stage.ctx, {})
    expect(new Set(changes.map(({ state }) => state))).toEqual(new Set(['approved']))
  })

  test('asks again when the world has moved, and the directory still answers', async () => {
    const { id } = await preview('restrict')
    const late = await stage.join()
    await stage.drain()
    const answer = await apply(id)
    if (answer.kind !== 'moved') throw new Error('It was applied')
    expect((await stage.scim('GET', `Users/${late.id}`)).status).toBe(200)
    const next = await previewFarewell(stage.ctx, answer.id)
    expect(next.stores).toMatchObject([{ restrict: 3 }, { restrict: 3 }])
    expect(await apply(answer.id)).toEqual({ kind: 'applied' })
    await stage.drain()
    expect(await names()).not.toContain('Ada rollcall:member')
  })

  test('is refused without its name, and goes on after whoever applied it has died', async () => {
    const { id } = await preview('hand-over')
    await expect(applyPreview(stage.ctx, { id, confirmation: 'okta' })).rejects.toThrow('Type Acme Okta')
    const dead = { status: 'applying', appliedBy: { ...stage.ctx.actor }, dueAt: new Date(0) } as const
    await database().preview.update({ where: { id }, data: dead })
    await Promise.all([goOn(stage.ctx.organizationId, id), goOn(stage.ctx.organizationId, id)])
    expect((await viewDirectories(stage.ctx)).map(({ name }) => name)).toEqual(['Entra'])
    expect(await eventOf('directory.removed')).toHaveLength(1)
  })
})
