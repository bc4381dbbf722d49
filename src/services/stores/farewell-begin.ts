import { z } from 'zod'
import { appendEvents } from '@/adapters/db/events'
import { heldLinksOf, keepFarewell, oweFarewell } from '@/adapters/db/farewells'
import { endHolds } from '@/adapters/db/hold-links'
import { oweStore } from '@/adapters/db/owe-links'
import { newId } from '@/adapters/db/new-id'
import { findStore, type ConnectedStore } from '@/adapters/db/stores'
import type { Tenant } from '@/adapters/db/tenant'
import { change, read, requireRole, type Context, type Owe } from '../context'
import { Refused } from '../refused'
import { disconnect, dropWebhooks } from './farewell'
import { farewellOf, planChanges, type FarewellChoice, type PlanRef } from './farewell-choice'

export const StoreRef = z.object({ id: z.uuid() })

/** Whoever comes back into a store that stays after all waits behind what is urgent. */
const EVERYONE = { priority: 50, delayMs: 0 }

/** A goodbye that ends at once, `isDeaf` once its webhooks have been ended; one that takes a while has null. */
type Leaving = { storeId: string; choice: FarewellChoice; isDeaf: boolean | null }

/** Asks of a store what has to be asked before it is left in a transaction. Asking twice does no harm. */
export async function readyToLeave(
  ctx: Context,
  { storeId, choice }: Omit<Leaving, 'isDeaf'>,
): Promise<Leaving> {
  const store = await read(ctx, (tenant) => connected(tenant, storeId))
  const endsNow = choice === 'keep' || (choice === 'hand-over' && !isReachable(store))
  return { storeId, choice, isDeaf: endsNow ? await dropWebhooks(ctx.organizationId, store) : null }
}

/**
 * Leaves a store as a preview has listed it. Restricting and handing over take a while, go on after a restart, and end in
 * the disconnection; leaving again with another choice takes the place of what is under way. Restricting everyone is no
 * mass removal by mistake: the typed domain is its approval.
 */
export async function leaveStore(
  ctx: Context,
  tenant: Tenant,
  owe: Owe,
  { storeId, choice, isDeaf, plan }: Leaving & { plan: PlanRef },
): Promise<void> {
  const store = await connected(tenant, storeId)
  if (choice === 'keep' || isDeaf !== null)
    return disconnect(tenant, store, { choice, by: ctx.actor, plan, isDeaf: isDeaf === true })
  const causeId = newId(new Date())
  await keepFarewell(
    tenant,
    storeId,
    { choice, by: { ...ctx.actor }, at: new Date().toISOString(), plan },
    null,
  )
  if (choice === 'restrict') {
    await endHolds(tenant, await heldLinksOf(tenant, storeId))
    await oweFarewell(tenant, storeId, causeId)
  }
  await appendEvents(tenant, [
    {
      id: causeId,
      kind: 'store.leaving',
      outcome: 'done',
      title:
        choice === 'restrict'
          ? `Everyone is being restricted in ${store.name} as previewed, which is then disconnected`
          : `The customers of ${store.name} are being handed to the merchant as previewed; the store is then disconnected`,
      actor: ctx.actor,
      storeId,
      changes: planChanges(plan),
    },
  ])
  owe([storeId])
}

/** Stays connected after all. The store takes no writes until somebody has seen who would come back. */
export async function stayInStore(ctx: Context, { id }: z.infer<typeof StoreRef>): Promise<void> {
  requireRole(ctx, 'admin')
  await change(ctx, async (tenant) => {
    const store = await leaving(tenant, id)
    await keepFarewell(tenant, id, null, new Date())
    await oweStore(tenant, id, EVERYONE)
    await appendEvents(tenant, [
      {
        kind: 'store.stays',
        outcome: 'done',
        title: `Store ${store.name} stays connected, and takes no writes until it goes live again`,
        actor: ctx.actor,
        storeId: id,
      },
    ])
  })
}

/** Tries again at once to restrict whoever is left. */
export async function retryFarewell(ctx: Context, { id }: z.infer<typeof StoreRef>): Promise<void> {
  requireRole(ctx, 'operator')
  await change(ctx, async (tenant, owe) => {
    const store = await leaving(tenant, id)
    if (farewellOf(store)?.choice === 'restrict') await oweFarewell(tenant, id, null)
    owe([id])
  })
}

const isReachable = ({ status, sealedAccessToken }: ConnectedStore) =>
  status === 'connected' && sealedAccessToken !== null

async function connected(tenant: Tenant, id: string): Promise<ConnectedStore> {
  const store = await findStore(tenant, id)
  if (!store || store.status === 'disconnected')
    throw new Refused('not-found', 'There is no such store in this organization.')
  return store
}

async function leaving(tenant: Tenant, id: string): Promise<ConnectedStore> {
  const store = await connected(tenant, id)
  if (!farewellOf(store)) throw new Refused('conflict', 'This store is not being left.')
  return store
}
