import { farewellCounts, owePlanned } from '@/adapters/db/farewells'
import { findStore, type ConnectedStore } from '@/adapters/db/stores'
import { within, type OrganizationId } from '@/adapters/db/tenant'
import { endConnection } from './farewell'
import { farewellOf } from './farewell-choice'

/** Disconnects a store in which everyone has been restricted; while somebody is owed or has failed it stays. */
export async function endOnceRestricted(
  organizationId: OrganizationId,
  { id }: ConnectedStore,
): Promise<void> {
  const { store, isDone } = await within(organizationId, async (tenant) => {
    const again = await owePlanned(tenant, id)
    const { waiting, failed } = await farewellCounts(tenant, id)
    return { store: await findStore(tenant, id), isDone: again + waiting + failed === 0 }
  })
  const farewell = store && farewellOf(store)
  if (isDone && farewell) await endConnection(organizationId, store, farewell)
}
