import { setTimeout as sleep } from 'node:timers/promises'
import { shopifyCustomerStore } from '@/adapters/shopify/customer-store'
import { ensureLinkDefinition } from '@/adapters/shopify/link-key'
import { authorizeUrl, completeInstall } from '@/adapters/shopify/oauth'
import { createShopifyApp, type ShopifyApp } from '@/adapters/shopify/shopify'
import { StoreConnection } from '@/adapters/shopify/store-connection'
import { writeStream } from '@/adapters/shopify/write-stream'
import type { CustomerCreate } from '@/core/reconcile/customer-store'
import { startSimulator } from '@/simulator/shopify/start'
import { round, spreadOf } from './percentiles'

/** Points that the load leaves for urgent changes. */
const RESERVE = 100
const URGENT_EVERY_MS = 500
/** As measured on real stores. */
const LATENCY = { ms: 40, perMutationMs: 150, jitterMs: 20 }

/** Each plan's bucket (shopify.dev), and as many customers as it takes a minute and more to write. */
const plans = [
  { plan: 'standard', bucket: 2000, perSecond: 100, customers: 1000 },
  { plan: 'advanced', bucket: 4000, perSecond: 200, customers: 2000 },
  { plan: 'plus', bucket: 20_000, perSecond: 1000, customers: 10_000 },
]

type Plan = (typeof plans)[number]

/**
 * A load of new customers into one store per plan, with urgent changes in between: which share of what the plan's
 * bucket allows was used, how often Shopify said THROTTLED, and how long the urgent changes took.
 */
export async function measureShopify() {
  const simulator = await startSimulator()
  const app = createShopifyApp({
    apiKey: 'simulated-app',
    apiSecret: 'simulated-app-secret',
    portalUrl: 'http://127.0.0.1:3000',
    simulatorUrl: simulator.url,
  })
  const rows = []
  for (const plan of plans) rows.push(await measurePlan(app, simulator.url, plan))
  await simulator.stop()
  return rows
}

async function measurePlan(app: ShopifyApp, simulator: string, { plan, bucket, perSecond, customers }: Plan) {
  const shop = `bench-${plan}.myshopify.com`
  await control(simulator, 'stores', { domain: shop, plan })
  const store = await connect(app, shop)
  await control(simulator, 'latency', LATENCY)
  const [first] = await shopifyCustomerStore(store).write([newCustomer('urgent')])
  if (!first?.ok) throw new Error('The customer of the urgent changes was not made')
  const before = await requests(simulator, shop)

  const load = { done: false, written: 0 }
  const urgent = changeUrgently(store, first.customer.id, load)
  const started = Date.now()
  await writeStream(
    store,
    Array.from({ length: customers }, (_, number) => newCustomer(String(number))),
    async (outcome) => {
      if ('results' in outcome) load.written += outcome.results.filter(({ ok }) => ok).length
    },
    { reserve: RESERVE },
  )
  const seconds = (Date.now() - started) / 1000
  load.done = true
  const waits = await urgent
  const sent = (await requests(simulator, shop)).slice(before.length)
  const spent = (load.written + waits.length) * 10
  return {
    plan,
    customers: load.written,
    seconds: round(seconds),
    'per s': round(load.written / seconds),
    '% of limit': round((100 * spent) / Math.min(spent + bucket, bucket - RESERVE + perSecond * seconds)),
    'requests / 1000': round((1000 * (sent.length - waits.length)) / load.written),
    '% THROTTLED': round((100 * sent.filter(({ throttled }) => throttled).length) / sent.length),
    'urgent p50 ms': spreadOf(waits).p50,
    'urgent p99 ms': spreadOf(waits).p99,
  }
}

async function changeUrgently(store: StoreConnection, customerId: string, load: { done: boolean }) {
  const waits: number[] = []
  for (let round = 0; !load.done; round++) {
    const at = Date.now()
    await shopifyCustomerStore(store).write([
      {
        kind: 'update',
        linkId: 'urgent',
        customerId,
        fields: { note: `${round}` },
        addTags: [],
        removeTags: [],
      },
    ])
    waits.push(Date.now() - at)
    await sleep(URGENT_EVERY_MS)
  }
  return waits
}

const newCustomer = (name: string): CustomerCreate => ({
  kind: 'create',
  linkId: name,
  fields: { email: `${name}@people.example`, firstName: 'Ada', lastName: name },
  tags: ['scim:staff', 'scim:emea'],
})

async function connect(app: ShopifyApp, shop: string) {
  const consent = authorizeUrl(app, { shop, state: 'bench' })
  const answer = await fetch(`${consent}&auto=1`, { redirect: 'manual' })
  const installed = await completeInstall(
    app,
    new URL(answer.headers.get('location') ?? ''),
    async () => true,
  )
  if (!installed.ok) throw new Error(installed.failure.message)
  const store = new StoreConnection(app, installed.grant)
  await ensureLinkDefinition(store)
  return store
}

const control = (simulator: string, path: string, body: object) =>
  fetch(`${simulator}/_control/${path}`, { method: 'POST', body: JSON.stringify(body) })

async function requests(simulator: string, shop: string): Promise<{ throttled: boolean }[]> {
  return (await fetch(`${simulator}/_control/requests?store=${shop}&limit=100000`)).json()
}
