import { mkdtempSync, readFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { addStore } from '../scripts/demo/merchant'
import { letGoLive } from './let-go-live'
import { setLatency } from './latency'
import { round } from './percentiles'
import { usageOf } from './process-usage'
import { requestsOf } from './store-requests'
import { seedDirectory } from './scim-seed'
import { type Bench, openTenant } from './tenant'

const LOOK_MS = 3_000
const MEGABYTE = 1024 * 1024
const WARM_UP = 500
const A_DAY_MS = 86_400_000

type Restart = (environment: Record<string, string>) => Promise<Bench>

/**
 * So many new customers through one bulk operation: what it costs of our own processor time (the simulator is a process
 * of its own, and its echoes are kept back), and what the portal holds in memory meanwhile, garbage taken out.
 */
export async function measureBulk(restart: Restart, sizes: number[]) {
  const log = join(mkdtempSync(join(tmpdir(), 'rollcall-heap-')), 'heap.jsonl')
  const bench = await restart({
    BULK_LOAD_FROM: String(WARM_UP),
    HEAP_LOG: log,
    NODE_OPTIONS: `--import ${resolve('bench/heap-log.mjs')}`,
  })
  await setLatency(bench.stack.simulatorUrl, { ms: 40, perMutationMs: 150, jitterMs: 20 })
  await keepEchoesBack(bench)
  // The first load pays for what is compiled and opened once.
  await measureLoad(bench, WARM_UP, log)
  const rows = []
  for (const size of sizes) rows.push(await measureLoad(bench, size, log))
  return rows
}

async function measureLoad(bench: Bench, people: number, log: string) {
  const { stack, founder } = bench
  const tenant = await openTenant(bench, `bench-bulk-${people}`, 0)
  await seedDirectory(stack.databaseUrl, tenant.scimBaseUrl, people, [])
  const domain = `bench-bulk-${people}.myshopify.com`
  await addStore(stack.simulatorUrl, { domain, name: domain })
  await founder.connectStore(domain)
  const before = usageOf(stack)
  const from = Date.now()
  await letGoLive(bench)
  while ((await written(bench)) < people) await sleep(LOOK_MS)
  const to = Date.now()
  const after = usageOf(stack)

  const sent = await requestsOf(stack, domain)
  const memory = memoryBetween(log, from, to)
  const own = (part: 'portal' | 'postgres') => after[part].cpuSeconds - before[part].cpuSeconds
  const megabytes = memory.map(({ used }) => Math.round(used / MEGABYTE))
  return {
    people,
    seconds: round((to - from) / 1000),
    'portal CPU s / 10,000': round((10_000 * own('portal')) / people),
    'postgres CPU s / 10,000': round((10_000 * own('postgres')) / people),
    'simulator CPU s': round(after.simulator.cpuSeconds - before.simulator.cpuSeconds),
    requests: sent.length,
    'heap MB over time': everyFew(megabytes).join(' '),
    'heap MB, most': Math.max(...megabytes),
    'RSS MB, most': Math.round(Math.max(...memory.map(({ rss }) => rss)) / MEGABYTE),
    'load of the machine': round(loadavg()[0] ?? Number.NaN),
  }
}

/** People of the organization whose customer was verified. */
async function written({ founder }: Bench) {
  const [store] = await founder.portal.stores.list.query()
  if (!store || store.load !== null || store.due > 0) return 0
  return store.linked
}

const keepEchoesBack = ({ stack }: Bench) =>
  fetch(`${stack.simulatorUrl}/_control/faults`, {
    method: 'POST',
    body: JSON.stringify({ kind: 'webhook-drop', forMs: A_DAY_MS }),
  })

const Noted = z.object({ at: z.number(), rss: z.number(), used: z.number() })

const memoryBetween = (log: string, from: number, to: number) =>
  readFileSync(log, 'utf8')
    .trim()
    .split('\n')
    .map((line) => Noted.parse(JSON.parse(line)))
    .filter(({ at }) => at >= from && at <= to)

const SHOWN = 10

function everyFew(values: number[]) {
  const step = Math.max(1, Math.ceil(values.length / SHOWN))
  return values.filter((_, index) => index % step === 0)
}
