import { appendEvents, type Actor } from '@/adapters/db/events'
import {
  disconnectStore,
  farewellCounts,
  forgetLinks,
  heldLinksOf,
  type FarewellCounts,
} from '@/adapters/db/farewells'
import { endHolds } from '@/adapters/db/hold-links'
import type { ConnectedStore } from '@/adapters/db/stores'
import { within, type OrganizationId, type Tenant } from '@/adapters/db/tenant'
import { removeSubscriptions } from '@/adapters/shopify/webhooks/remove-subscriptions'
import { StoreTroubleError } from '@/core/reconcile/customer-store'
import type { Reason } from '../activity/line'
import { planChanges, type FarewellChoice, type PlanRef } from './farewell-choice'
import { openConnection } from './open-connection'

const disconnected: Reason = {
  code: 'store-disconnected',
  message: 'The store was disconnected from Rollcall.',
  who: 'teammate',
  fix: 'Connect the store again if this person should be written there.',
}

/** Why a link is nobody's any more. */
export const handedOver: Reason = {
  code: 'handed-over',
  message: 'The customer was handed to the merchant, with everything that Rollcall had given them.',
  who: 'store-owner',
  fix: 'Nothing to do. Connecting again meets them like any customer that was there before.',
}

const said = {
  keep: ({ linked }: FarewellCounts) =>
    `${people(linked)} as they are, and connecting again goes on with them`,
  'hand-over': () => 'the customers are the merchant’s, with their tags and roles',
  restrict: ({ restricted }: FarewellCounts) => `${restricted} were restricted there`,
} satisfies Record<FarewellChoice, (counts: FarewellCounts) => string>

const people = (number: number) => (number === 1 ? '1 person stays' : `${number} people stay`)

/** How a store is left, who says so, and the plan that this carries out. */
type Farewell = { choice: FarewellChoice; by: Actor; plan?: PlanRef | undefined }

/** Ends the connection of a store from which everyone has gone: webhooks as far as it still answers, tokens always. */
export async function endConnection(
  organizationId: OrganizationId,
  store: ConnectedStore,
  farewell: Farewell,
): Promise<void> {
  const isDeaf = await dropWebhooks(organizationId, store)
  await within(organizationId, (tenant) => disconnect(tenant, store, { ...farewell, isDeaf }))
}

/**
 * Disconnects a store whose webhooks have been ended, or could not be (`isDeaf` is false then). One whose people were
 * restricted or handed over takes no writes when it is connected again until somebody has seen what would be written.
 */
export async function disconnect(
  tenant: Tenant,
  store: ConnectedStore,
  { choice, by, plan, isDeaf }: Farewell & { isDeaf: boolean },
): Promise<void> {
  const counts = await farewellCounts(tenant, store.id)
  await endHolds(tenant, await heldLinksOf(tenant, store.id))
  if (choice === 'hand-over') await forgetLinks(tenant, store.id, 'all', handedOver)
  const pausedAt = choice === 'keep' ? store.pausedAt : new Date()
  await disconnectStore(tenant, store.id, { pausedAt, reason: disconnected })
  const deafness = isDeaf ? '' : '; its webhooks could not be ended and are ignored'
  await appendEvents(tenant, [
    {
      kind: 'store.disconnected',
      outcome: 'done',
      title: `Store ${store.name} was disconnected${plan ? ' as previewed' : ''}: ${said[choice](counts)}${deafness}`,
      actor: by,
      storeId: store.id,
      ...(plan && { changes: planChanges(plan) }),
    },
  ])
}

/** Answers false when the store does not let us, as when our access is gone already. */
export async function dropWebhooks(organizationId: OrganizationId, store: ConnectedStore): Promise<boolean> {
  try {
    await removeSubscriptions(await openConnection(organizationId, store))
    return true
  } catch (error) {
    if (error instanceof StoreTroubleError) return false
    throw error
  }
}
