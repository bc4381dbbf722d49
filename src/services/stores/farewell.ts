import { z } from 'zod'
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
import { openConnection } from './open-connection'

/** What becomes of a store's people when it is left: they stay linked, become the merchant's own, or lose access. */
export const FarewellChoice = z.enum(['keep', 'hand-over', 'restrict'])

export type FarewellChoice = z.infer<typeof FarewellChoice>

const Farewell = z.object({
  choice: z.enum(['hand-over', 'restrict']),
  by: z.object({
    type: z.enum(['directory', 'teammate', 'job', 'store']),
    name: z.string(),
    id: z.string().optional(),
  }),
  at: z.coerce.date(),
})

/** The goodbye under way in a store; null when it is not being left. */
export const farewellOf = ({ farewell }: Pick<ConnectedStore, 'farewell'>) =>
  Farewell.nullable().catch(null).parse(farewell)

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

/**
 * Ends the connection: webhooks as far as the store still answers, tokens always. A store whose people were restricted or
 * handed over takes no writes when it is connected again until somebody has seen what would be written.
 */
export async function endConnection(
  organizationId: OrganizationId,
  store: ConnectedStore,
  { choice, by }: { choice: FarewellChoice; by: Actor },
): Promise<void> {
  const isDeaf = await dropWebhooks(organizationId, store)
  await within(organizationId, async (tenant) => {
    const counts = await farewellCounts(tenant, store.id)
    await endHolds(tenant, await heldLinksOf(tenant, store.id))
    if (choice === 'hand-over') await forgetLinks(tenant, store.id, 'all', handedOver)
    const pausedAt = choice === 'keep' ? store.pausedAt : new Date()
    await disconnectStore(tenant, store.id, { pausedAt, reason: disconnected })
    await tell(
      tenant,
      store,
      by,
      `${said[choice](counts)}${isDeaf ? '' : '; its webhooks could not be ended and are ignored'}`,
    )
  })
}

const tell = (tenant: Tenant, store: ConnectedStore, actor: Actor, what: string) =>
  appendEvents(tenant, [
    {
      kind: 'store.disconnected',
      outcome: 'done',
      title: `Store ${store.name} was disconnected: ${what}`,
      actor,
      storeId: store.id,
    },
  ])

/** Answers false when the store does not let us, as when our access is gone already. */
async function dropWebhooks(organizationId: OrganizationId, store: ConnectedStore): Promise<boolean> {
  try {
    await removeSubscriptions(await openConnection(organizationId, store))
    return true
  } catch (error) {
    if (error instanceof StoreTroubleError) return false
    throw error
  }
}
