import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { startNameServer } from '@/testing/name-server'
import { inHousehold } from '../scripts/in-household'
import { bold, step } from '../scripts/progress.mjs'
import { startPortal } from '../scripts/stack/portal'
import { startStack } from '../scripts/stack/stack'
import { temporaryData } from '../scripts/stack/temporary-data'
import { measureArrival } from './arrival'
import { measureBulk } from './bulk'
import { setLatency } from './latency'
import { measureMatching } from './matching'
import { measurePreview } from './preview'
import { measureScim } from './scim'
import { measureScimCost } from './scim-cost'
import { measureScimScale } from './scim-scale'
import { measureShopify } from './shopify'
import { type Bench, signUpFounder } from './tenant'

const RESULTS = 'bench/results'
const LATENCY = 50

type Rows = Record<string, string | number>[]
type Restart = (environment: Record<string, string>) => Promise<Bench>
type Measure = { title: string; run: (bench: Bench, restart: Restart) => Promise<Rows> }

const args = process.argv.slice(2)
const sizes = args.map(Number).filter((size) => size > 0)

/** Knows the domains that people of a bench prove to be their own. */
const nameServer = await startNameServer()

/** All measures, or those that are named on the command line; numbers there are how many people are in it. */
const measures: Record<string, Measure> = {
  scim: { title: 'POST /Users on one portal process (ms)', run: measureScim },
  'scim-scale': {
    title: 'SCIM requests by users in the directory, 10 connections (ms)',
    run: (bench) => measureScimScale(bench, sizes.length > 0 ? sizes : [1_000, 100_000, 1_000_000]),
  },
  'scim-cost': { title: 'CPU time of one SCIM request, 100,000 users (ms)', run: measureScimCost },
  arrival: { title: 'SCIM answer to the last of three stores (ms)', run: measureArrival },
  matching: {
    title: 'Customers that exist already meet a tenth as many people',
    run: (bench) => measureMatching(bench, nameServer, Math.min(sizes[0] ?? 10_000, 100_000)),
  },
  preview: { title: 'A change of rules for 5,000 people in three stores', run: measurePreview },
  shopify: {
    title: 'New customers into one store per plan, 150 ms a mutation',
    run: (bench) => measureShopify(bench, args, sizes[0] ?? 10_000),
  },
  // The last one, because it starts the portal anew.
  bulk: {
    title: 'New customers into one store through a bulk operation',
    run: (_, restart) => measureBulk(restart, sizes.length > 0 ? sizes : [2_000, 10_000, 30_000]),
  },
}

await inHousehold(async (household) => {
  const dataDir = temporaryData(household)
  // What is measured is what the portal can do, not what it lets one directory do.
  const environment = {
    SCIM_REQUESTS_PER_SECOND: '100000',
    BULK_LOAD_FROM: '1000000',
    DNS_SERVERS: nameServer.address,
  }
  const stack = await startStack(household, { dataDir, mode: 'production', say: step, environment })
  const bench = { stack, founder: await signUpFounder(stack) }
  const restart: Restart = async (changed) => {
    await stack.portal.stop()
    household.remove(stack.portal)
    const settings = { ...stack.portalSettings, environment: { ...environment, ...changed } }
    return { ...bench, stack: { ...stack, portal: await startPortal(household, settings) } }
  }
  mkdirSync(RESULTS, { recursive: true })
  const machine = {
    cpus: cpus().length,
    cpu: cpus()[0]?.model,
    node: process.version,
    simulatorLatencyMs: LATENCY,
  }

  const wanted = args.filter((arg) => arg in measures)
  for (const [name, { title, run }] of Object.entries(measures)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    await setLatency(stack.simulatorUrl, { ms: LATENCY })
    const rows = await step(title, () => run(bench, restart))
    console.log(`\n${bold(title)}`)
    console.table(rows)
    const result = { measure: title, at: new Date().toISOString(), machine, rows }
    writeFileSync(`${RESULTS}/${name}.json`, `${JSON.stringify(result, null, 2)}\n`)
  }
  nameServer.stop()
  return 0
}, 130)
