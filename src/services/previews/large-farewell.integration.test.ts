import { beforeAll, describe, expect, test } from 'vitest'
import { database } from '@/adapters/db/client'
import type { FarewellChoice } from '@/services/stores/farewell-choice'
import { viewStores } from '@/services/stores/view'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { addManyPeople } from '@/testing/many-people'
import { connectTestStore, useSimulator, type TestStore } from '@/testing/stores'
import { applyPreview } from './apply'
import { createPreview } from './create'
import { goOn } from './go-on'
import { viewPreview } from './view'
import { viewMoved } from './view-moved'
import { findDuePreviews } from './wake'

await useDatabase()
const simulator = await useSimulator()

/** More customers than a request computes, in six pages. */
const PEOPLE = 5_100

let acme: TestDirectory
let store: TestStore

beforeAll(async () => {
  acme = await testDirectory()
  store = await connectTestStore(simulator, acme)
  await addManyPeople(acme, PEOPLE)
  await database().$executeRaw`
    insert into link (id, organization_id, user_id, store_id, customer_id, managed_tags, state)
    select gen_random_uuid(), organization_id, id, ${store.id}::uuid, 'gid://shopify/Customer/' || id, '{gold}', 'verified'
    from scim_user where organization_id = ${acme.ctx.organizationId}::uuid`
})

const begin = async (choice: FarewellChoice) =>
  (await createPreview(acme.ctx, { kind: 'leave-store', storeId: store.id, choice })).id
const seen = (id: string) => viewPreview(acme.ctx, id)
const onePage = (id: string) => goOn(acme.ctx.organizationId, id, 0)
const toTheEnd = (id: string) => goOn(acme.ctx.organizationId, id)
const apply = (id: string) => applyPreview(acme.ctx, { id, confirmation: store.domain })
const isListed = async () => (await viewStores(acme.ctx)).some(({ id }) => id === store.id)

describe('A goodbye to many customers', () => {
  test('is previewed by a job, in short runs or in one with the same hash', async () => {
    const [inRuns, inOne] = [await begin('restrict'), await begin('restrict')]
    expect(await seen(inRuns)).toMatchObject({ status: 'computing', total: PEOPLE, looked: 0 })
    while ((await onePage(inRuns)).more);
    await toTheEnd(inOne)
    expect(await seen(inRuns)).toMatchObject({ status: 'open', stores: [{ restrict: PEOPLE }] })
    expect((await seen(inRuns)).hash).toBe((await seen(inOne)).hash)
  })

  test('says whom the world has moved, and asks again', async () => {
    const id = await begin('hand-over')
    await toTheEnd(id)
    const moved = await database().link.findFirstOrThrow({ where: { storeId: store.id } })
    await database().link.update({ where: { id: moved.id }, data: { managedTags: ['gold', 'vip'] } })
    expect(await apply(id)).toEqual({ kind: 'applying' })
    await toTheEnd(id)
    const { replacedBy } = await seen(id)
    await toTheEnd(replacedBy ?? '')
    expect(await viewMoved(acme.ctx, { id: replacedBy ?? '' })).toMatchObject({
      count: 1,
      people: [{ person: { id: moved.userId }, before: 'hand-over', after: 'hand-over' }],
    })
    expect(await isListed()).toBe(true)
  })

  test('whose run was killed while it was compared once more is found by the sweep, and said once', async () => {
    const id = await begin('keep')
    await toTheEnd(id)
    const { hash } = await seen(id)
    expect(await apply(id)).toEqual({ kind: 'applying' })
    await onePage(id)
    expect(await seen(id)).toMatchObject({ status: 'applying', looked: 1_000 })
    await database().preview.update({ where: { id }, data: { dueAt: new Date(0) } })
    expect(await findDuePreviews()).toContainEqual({
      organizationId: acme.ctx.organizationId,
      previewId: id,
    })
    await Promise.all([toTheEnd(id), toTheEnd(id)])
    await toTheEnd(id)
    expect(await seen(id)).toMatchObject({ status: 'applied', hash })
    expect(await isListed()).toBe(false)
    const said = await database().event.findMany({ where: { kind: 'store.disconnected', storeId: store.id } })
    expect(said).toHaveLength(1)
    expect(said[0]?.changes).toContainEqual({ field: 'plan', from: null, to: hash })
  })
})
