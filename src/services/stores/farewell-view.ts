import type { z } from 'zod'
import { failedPeople, farewellCounts } from '@/adapters/db/farewells'
import { findStore } from '@/adapters/db/stores'
import { read, type Context } from '../context'
import { Refused } from '../refused'
import { Reason } from '../activity/line'
import { farewellOf } from './farewell-choice'
import type { StoreRef } from './farewell-begin'

const SHOWN = 50

/** What leaving a store is about, and how far it has come when it is under way. */
export async function viewFarewell(ctx: Context, { id }: z.infer<typeof StoreRef>) {
  return read(ctx, async (tenant) => {
    const store = await findStore(tenant, id)
    if (!store) throw new Refused('not-found', 'There is no such store in this organization.')
    const counts = await farewellCounts(tenant, id)
    const failed = counts.failed > 0 ? await failedPeople(tenant, id, SHOWN) : []
    return {
      ...counts,
      underWay: farewellOf(store),
      isDisconnected: store.status === 'disconnected',
      isReachable: store.status === 'connected',
      isPaused: store.organization.pausedAt !== null,
      failedPeople: failed.map(({ userId, reason, user }) => ({
        id: userId,
        name: user.displayName,
        reason: Reason.nullable().catch(null).parse(reason),
      })),
    }
  })
}
