import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { addStore } from '../scripts/demo/merchant'
import { customerCount } from './arrivals'
import { round, spreadOf } from './percentiles'
import { scimClient, type ScimSend } from './scim-client'
import { seedDirectory, type Seeded } from './scim-seed'
import { setLatency } from './latency'
import { letGoLive } from './let-go-live'
import { usageOf } from './process-usage'
import { requestsOf, type SentRequest } from './store-requests'
import { type Bench, openTenant } from './tenant'
import { webhookAnswers } from './webhook-answers'

const URGENT = 'Urgent-'
const URGENT_EVERY_MS = 500
/** Seldom, because looking takes time from what is measured. */
const LOOK_MS = 3_000
/** Points that back-fills leave for urgent changes (adapters/shopify/pace). */
const RESERVE = 200

/** Each plan's bucket (shopify.dev). */
const plans = [
  { plan: 'standard', bucket: 2000, perSecond: 100 },
  { plan: 'advanced', bucket: 4000, perSecond: 200 },
  { plan: 'plus', bucket: 20_000, perSecond: 1000 },
]

type Plan = (typeof plans)[number]

/**
 * A directory whose store is connected afterwards, one of each plan: which share of all points that the plan's bucket
 * holds and restores the portal's own drain spends, how often Shopify says THROTTLED, and how long changes of the directory take meanwhile.
 * `named` may hold names of plans; without any it is all of them. Standard takes a quarter of an hour.
 */
export async function measureShopify(bench: Bench, named: string[], customers: number) {
  // As measured on real stores.
  await setLatency(bench.stack.simulatorUrl, { ms: 40, perMutationMs: 150, jitterMs: 20 })
  const chosen = plans.filter(({ plan }) => named.includes(plan))
  const rows = []
  for (const plan of chosen.length > 0 ? chosen : plans) {
    rows.push(await measurePlan(bench, plan, customers))
    console.table(rows)
  }
  return rows
}

async function measurePlan(bench: Bench, { plan, bucket, perSecond }: Plan, customers: number) {
  const { stack, founder } = bench
  const tenant = await openTenant(bench, `bench-${plan}`, 0)
  const seeded = await seedDirectory(stack.databaseUrl, tenant.scimBaseUrl, customers, [])
  const domain = `bench-${plan}.myshopify.com`
  await addStore(stack.simulatorUrl, { domain, name: domain, plan })
  await founder.connectStore(domain)
  const before = usageOf(stack)
  await letGoLive(bench)

  const load = { isDone: false }
  const urgent = changeUrgently(scimClient(tenant, 1), seeded, load)
  while ((await customerCount(stack, domain)) < customers) await sleep(LOOK_MS)
  load.isDone = true
  const after = usageOf(stack)
  const [load1] = loadavg()
  const changes = await urgent
  await sleep(2_000)

  const sent = await requestsOf(stack, domain)
  const echoes = spreadOf(await webhookAnswers(stack, domain))
  const creates = sent.filter(({ text }) => text.includes('"customId'))
  // Somebody who is changed before their turn is made by a request of the urgent lane.
  const backFill = creates.filter(({ text }) => !text.includes(`"${URGENT}`))
  const begun = creates.map(({ at }) => at)
  const [from, last] = [Math.min(...begun), Math.max(...begun)]
  const seconds = (Math.max(...creates.map(({ to }) => to)) - from) / 1000
  // What is restored while the last requests are answered, nobody can spend any more.
  const spent = costOf(sent.filter(({ at }) => at >= from && at <= last))
  const there = bucket - RESERVE + (perSecond * (last - from)) / 1000
  const costEach = costOf(backFill) / sumOfMutations(backFill)
  const waits = changes.flatMap((change) => arrivalOf(change, sent) ?? [])
  const per1000 = (part: keyof typeof after) =>
    round((1000 * (after[part].cpuSeconds - before[part].cpuSeconds)) / customers)
  return {
    plan,
    customers,
    seconds: round(seconds),
    'customers/s': round(customers / seconds),
    '% of all points': round((100 * spent) / there),
    // Restore rate by cost of a customer; more than all of it, because the bucket is full at first.
    '% of restore rate': round((100 * (customers / seconds)) / (perSecond / costEach)),
    'requests / 1000': round((1000 * backFill.length) / sumOfMutations(backFill)),
    '% THROTTLED': round((100 * sent.filter(({ throttled }) => throttled).length) / sent.length),
    'urgent changes': changes.length,
    arrived: waits.length,
    'urgent p50 ms': spreadOf(waits).p50,
    'urgent p99 ms': spreadOf(waits).p99,
    'urgent max ms': spreadOf(waits).max,
    'webhook answered p50 ms': echoes.p50,
    'webhook answered p99 ms': echoes.p99,
    'portal CPU s / 1000': per1000('portal'),
    'postgres CPU s / 1000': per1000('postgres'),
    'simulator CPU s / 1000': per1000('simulator'),
    'load of the machine': round(load1 ?? Number.NaN),
  }
}

const sumOfMutations = (requests: SentRequest[]) =>
  requests.reduce((sum, { mutations }) => sum + mutations, 0)

const costOf = (requests: SentRequest[]) => requests.reduce((sum, { cost }) => sum + cost, 0)

type Change = { name: string; at: number }

/** Renames one person after the other, each once, as an administrator of the directory would. */
async function changeUrgently(send: ScimSend, { idOf, size }: Seeded, load: { isDone: boolean }) {
  const changes: Change[] = []
  for (let number = 1; number <= size && !load.isDone; number++) {
    const name = `${URGENT}${number}`
    const change = { op: 'replace', path: 'name.familyName', value: name }
    const body = { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: [change] }
    const { status } = await send('PATCH', `/Users/${idOf(number)}`, body)
    if (status >= 300) throw new Error(`PATCH answered ${status}`)
    changes.push({ name, at: Date.now() })
    await sleep(URGENT_EVERY_MS)
  }
  return changes
}

/** Milliseconds from the answer to the directory until the store had answered the write. */
function arrivalOf({ name, at }: Change, sent: SentRequest[]) {
  const write = sent.find(({ text }) => text.includes(`"${name}"`))
  return write && write.to - at
}
