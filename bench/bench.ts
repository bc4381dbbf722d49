import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { inHousehold } from '../scripts/in-household'
import { bold, step } from '../scripts/progress.mjs'
import { startStack } from '../scripts/stack/stack'
import { measureArrival } from './arrival'
import { measureScim } from './scim'
import { measureShopify } from './shopify'
import { type Bench, signUpFounder } from './tenant'

const RESULTS = 'bench/results'
const LATENCY = 50

type Measure = { title: string; run: (bench: Bench) => Promise<Record<string, string | number>[]> }

/** All measures, or those that are named on the command line. */
const measures: Record<string, Measure> = {
  scim: { title: 'POST /Users on one portal process (ms)', run: measureScim },
  arrival: { title: 'SCIM answer to the last of three stores (ms)', run: measureArrival },
  shopify: { title: 'New customers into one store per plan, 150 ms a mutation', run: measureShopify },
}

await inHousehold(async (household) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'rollcall-bench-'))
  chmodSync(dataDir, 0o711) // Postgres runs as a user of its own when we are root
  household.add(() => ({ name: 'data', stop: async () => rmSync(dataDir, { recursive: true, force: true }) }))
  const stack = await startStack(household, { dataDir, mode: 'production', say: step })
  await setLatency(stack.simulatorUrl)
  const bench = { stack, founder: await signUpFounder(stack) }
  mkdirSync(RESULTS, { recursive: true })
  const machine = {
    cpus: cpus().length,
    cpu: cpus()[0]?.model,
    node: process.version,
    simulatorLatencyMs: LATENCY,
  }

  const wanted = process.argv.slice(2)
  for (const [name, { title, run }] of Object.entries(measures)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    const rows = await step(title, () => run(bench))
    console.log(`\n${bold(title)}`)
    console.table(rows)
    const result = { measure: title, at: new Date().toISOString(), machine, rows }
    writeFileSync(`${RESULTS}/${name}.json`, `${JSON.stringify(result, null, 2)}\n`)
  }
  return 0
}, 130)

/** What a store takes to answer, which a simulator on the same machine would not show by itself. */
async function setLatency(simulator: string) {
  await fetch(`${simulator}/_control/latency`, { method: 'POST', body: JSON.stringify({ ms: LATENCY }) })
}
