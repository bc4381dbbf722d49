import { setTimeout as sleep } from 'node:timers/promises'
import { dueDeliveries, nextDelivery, postponeBusy, type Delivery } from '@/adapters/db/deliveries'
import { findStore } from '@/adapters/db/stores'
import { provenOrganization, within } from '@/adapters/db/tenant'
import type { CustomerStore } from '@/core/reconcile/customer-store'
import { openCustomers } from '../stores/open-customers'
import { keepCensus } from '../census/keep-heard'
import { appUninstalled } from './app-uninstalled'
import { bulkFinished } from './bulk-finished'
import { customerDeleted } from './customer-deleted'
import { customerRedacted } from './customer-redacted'
import { customersChanged } from './customers-changed'
import { customersMerged } from './customers-merged'
import { dataRequested } from './data-requested'
import { ignoreDelivery, type Handler, type Listening } from './handler'
import { leaveForLater } from './leave-for-later'
import { scopesUpdated } from './scopes-updated'
import { shopRedacted } from './shop-redacted'
import { shopUpdated } from './shop-updated'
import { inboxAwake } from './wake-inbox'

/** One run stays short, so that a restart or a deployment never waits long for it. */
const RUN_MS = 20_000

/** A delivery that is due within this is waited for instead of being left to the next wake-up. */
const WORTH_WAITING_MS = 1_500

/** As many customers as one request reads. */
const BATCH = 100

/** Queries for shoppers' and merchants' edits wait until this many points are left for what the directory wants. */
const RESERVE = 200

/** In this order within a batch: a merge must be known before the deletion that it brings with it. */
const handlers: Record<string, Handler> = {
  APP_UNINSTALLED: appUninstalled,
  APP_SCOPES_UPDATE: scopesUpdated,
  SHOP_UPDATE: shopUpdated,
  CUSTOMERS_MERGE: customersMerged,
  CUSTOMERS_DELETE: customerDeleted,
  CUSTOMERS_DATA_REQUEST: dataRequested,
  CUSTOMERS_REDACT: customerRedacted,
  SHOP_REDACT: shopRedacted,
  BULK_OPERATIONS_FINISH: bulkFinished,
}

const changeTopics = new Set([
  'CUSTOMERS_CREATE',
  'CUSTOMERS_UPDATE',
  'CUSTOMERS_ENABLE',
  'CUSTOMERS_DISABLE',
  'CUSTOMER_TAGS_ADDED',
  'CUSTOMER_TAGS_REMOVED',
])

export type Processed = { processed: number; more: boolean }

/** Processes what is due in one store's inbox. `more` asks for another run; the ids come from a webhook/received event. */
export async function processInbox(target: { organizationId: string; storeId: string }): Promise<Processed> {
  const organizationId = provenOrganization(target.organizationId)
  const { storeId } = target
  inboxAwake(storeId)
  const deadline = Date.now() + RUN_MS
  let processed = 0
  while (Date.now() < deadline) {
    const { store, batch, wait } = await within(organizationId, async (tenant) => ({
      store: await findStore(tenant, storeId),
      batch: await dueDeliveries(tenant, storeId, BATCH),
      wait: await nextDelivery(tenant, storeId),
    }))
    if (!store) return { processed, more: false }
    if (batch.length > 0) {
      await processBatch(
        { organizationId, store, customers: once(() => open({ organizationId, store })) },
        batch,
      )
      processed += batch.length
    } else if (wait === undefined || wait > WORTH_WAITING_MS) return { processed, more: false }
    else await sleep(wait)
  }
  return { processed, more: true }
}

const open = ({ organizationId, store }: Pick<Listening, 'organizationId' | 'store'>) =>
  openCustomers(organizationId, store, { reserve: RESERVE })

function once(make: () => Promise<CustomerStore>): () => Promise<CustomerStore> {
  let made: Promise<CustomerStore> | undefined
  return () => (made ??= make())
}

async function processBatch(listening: Listening, batch: Delivery[]): Promise<void> {
  for (const [topic, handler] of Object.entries(handlers)) {
    for (const delivery of batch.filter((each) => each.topic === topic))
      await handle(listening, handler, delivery)
  }
  await keepCensus(listening, batch)
  const changes = batch.filter(({ topic }) => changeTopics.has(topic))
  if (changes.length > 0)
    await customersChanged(listening, changes).catch((error) => leaveForLater(listening, changes, error))
  // Kept for whoever asks; nothing of ours changes by them.
  const others = batch.filter(({ topic }) => !handlers[topic] && !changeTopics.has(topic))
  for (const delivery of others) await handle(listening, ignoreDelivery, delivery)
}

async function handle(listening: Listening, handler: Handler, delivery: Delivery): Promise<void> {
  try {
    if ((await handler(listening, delivery)) !== 'later') return
    await within(listening.organizationId, (tenant) => postponeBusy(tenant, [delivery.id]))
  } catch (error) {
    await leaveForLater(listening, [delivery], error)
  }
}
