import { z } from 'zod'
import { appendEvents } from '@/adapters/db/events'
import { heldLinksOf, keepFarewell, oweFarewell } from '@/adapters/db/farewells'
import { endHolds } from '@/adapters/db/hold-links'
import { oweStore } from '@/adapters/db/links'
import { newId } from '@/adapters/db/new-id'
import { findStore, type ConnectedStore } from '@/adapters/db/stores'
import type { Tenant } from '@/adapters/db/tenant'
import { change, read, requireRole, type Context } from '../context'
import { Refused } from '../refused'
import { endConnection, FarewellChoice, farewellOf } from './farewell'

export const StoreFarewell = z.object({
  id: z.uuid(),
  choice: FarewellChoice,
  /** The store's domain, typed. */
  confirmation: z.string().max(300),
})

export const StoreRef = z.object({ id: z.uuid() })

/** Whoever comes back into a store that stays after all waits behind what is urgent. */
const EVERYONE = { priority: 50, delayMs: 0 }

/**
 * Leaves a store in the way that a teammate has chosen. Restricting and handing over take a while, go on after a restart,
 * and end in the disconnection; leaving again with another choice takes the place of what is under way. Restricting
 * everyone is no mass removal by mistake: the typed domain is its approval. Answers whether the store is disconnected now.
 */
export async function leaveStore(
  ctx: Context,
  { id, choice, confirmation }: z.infer<typeof StoreFarewell>,
): Promise<{ isDone: boolean }> {
  requireRole(ctx, 'admin')
  const store = await read(ctx, (tenant) => connected(tenant, id))
  if (confirmation.trim().toLowerCase() !== store.domain)
    throw new Refused('invalid', `Type ${store.domain} to confirm.`, 'confirmation')
  if (choice === 'keep' || (choice === 'hand-over' && !isReachable(store))) {
    await endConnection(ctx.organizationId, store, { choice, by: ctx.actor })
    return { isDone: true }
  }
  await change(ctx, async (tenant, owe) => {
    const causeId = newId(new Date())
    await keepFarewell(tenant, id, { choice, by: ctx.actor, at: new Date().toISOString() }, null)
    if (choice === 'restrict') {
      await endHolds(tenant, await heldLinksOf(tenant, id))
      await oweFarewell(tenant, id, causeId)
    }
    await appendEvents(tenant, [
      {
        id: causeId,
        kind: 'store.leaving',
        outcome: 'done',
        title:
          choice === 'restrict'
            ? `Everyone is being restricted in ${store.name}, which is then disconnected`
            : `The customers of ${store.name} are being handed to the merchant; the store is then disconnected`,
        actor: ctx.actor,
        storeId: id,
      },
    ])
    owe([id])
  })
  return { isDone: false }
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
