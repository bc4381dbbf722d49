import { appendEvents } from '@/adapters/db/events'
import { keepCheck, storesToCheck } from '@/adapters/db/hearing'
import { findStore, type ConnectedStore } from '@/adapters/db/stores'
import { provenOrganization, within, type OrganizationId } from '@/adapters/db/tenant'
import {
  repairSubscriptions,
  type SubscriptionRepair,
} from '@/adapters/shopify/webhooks/repair-subscriptions'
import { requiredScopes } from '@/adapters/shopify/scopes'
import { topics } from '@/adapters/shopify/webhooks/topics'
import { noteTrouble } from '../stores/note-trouble'
import { openConnection } from '../stores/open-connection'
import { awake, wakeOnce } from '../wake-once'
import { isDeaf, SILENCE_MS } from './is-deaf'
import { webhookAddress } from './webhook-address'

const IN_ONE_RUN = 500

/** Stores of all organizations whose subscriptions are to be looked at: new ones, deaf ones, and each once a day. */
export const findUnchecked = () => storesToCheck({ silenceMs: SILENCE_MS, limit: IN_ONE_RUN })

/**
 * Makes sure that a store tells us what happens in it. Where something was missing, or our own writes had no echo,
 * changes may have gone unheard: its linked customers are owed a new reading.
 */
export async function checkSubscriptions(target: { organizationId: string; storeId: string }) {
  const organizationId = provenOrganization(target.organizationId)
  awake('store/connected', target.storeId)
  const store = await within(organizationId, (tenant) => findStore(tenant, target.storeId))
  if (!store || store.status !== 'connected' || store.sealedAccessToken === null) return { checked: false }
  try {
    const connection = await openConnection(organizationId, store)
    const repair = await repairSubscriptions(connection, {
      uri: webhookAddress(),
      grantedScopes: store.scopes,
    })
    await keep(organizationId, store, repair)
    return { checked: true, created: repair.created.length, removed: repair.removed.length }
  } catch (error) {
    await noteTrouble(organizationId, store.id, error)
    return { checked: false }
  }
}

async function keep(organizationId: OrganizationId, store: ConnectedStore, repair: SubscriptionRepair) {
  const at = new Date()
  const catchUp = repair.created.length > 0 || isDeaf(store, at)
  const isFirst = store.webhooksCheckedAt === null
  await within(organizationId, async (tenant) => {
    await keepCheck(tenant, store.id, { at, trouble: troubleOf(repair), catchUp })
    if (!catchUp || isFirst) return
    await appendEvents(tenant, [
      {
        kind: 'store.webhooks-repaired',
        outcome: 'done',
        title: `${store.name} had stopped telling Rollcall of changes; its customers are read again`,
        actor: { type: 'job', name: 'Webhook check' },
        storeId: store.id,
        changes: repair.created.map((topic) => ({ field: 'webhook', from: null, to: topic })),
      },
    ])
  })
  if (catchUp) wakeOnce('store/behind', organizationId, [store.id])
}

/** A topic is missed only when its scope is one that Rollcall needs. */
function troubleOf({ refused }: SubscriptionRepair): string | null {
  const expected = (topic: string) => {
    const scope = topics.find((each) => each.topic === topic)?.scope
    return !scope || requiredScopes.includes(scope)
  }
  const missed = refused.filter(({ topic }) => expected(topic))
  if (missed.length === 0) return null
  const [first] = missed
  return `Shopify does not tell Rollcall of ${missed.map(({ topic }) => topic).join(', ')}: ${first?.reason}`
}
