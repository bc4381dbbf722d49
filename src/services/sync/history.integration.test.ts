import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from '@/testing/database'
import { checkWorld } from '@/testing/history/check'
import { drainKiller } from '@/testing/history/killed-drain'
import { anyStep, peacefulStep } from '@/testing/history/steps'
import { historyOf } from '@/testing/history/take-step'
import { openWorld } from '@/testing/history/world'
import { control, useSimulator } from '@/testing/stores'
import { hearWebhooks } from '@/testing/webhooks'

await useDatabase()
process.env.COALESCE_MS = '1'
process.env.GUARD_SETTLE_MS = '0'
const ear = await hearWebhooks()
const simulator = await useSimulator()
const killer = drainKiller()

/** More, and longer, histories on a machine that has the time: HISTORY_RUNS=200. */
const numRuns = Number(process.env.HISTORY_RUNS ?? 3)
const seed = process.env.HISTORY_SEED === undefined ? {} : { seed: Number(process.env.HISTORY_SEED) }
const settings = { numRuns, ...seed, endOnFailure: process.env.HISTORY_SHRINK !== 'yes' }

/** Steps from one of the configurations on. */
const history = <Step>(step: fc.Arbitrary<Step>, maxLength: number) =>
  fc.record({
    first: fc.nat({ max: 11 }),
    steps: fc.array(step, { minLength: 5, maxLength, size: 'max' }),
  })

const timeout = 60_000 + numRuns * 30_000

beforeAll(() => control(simulator, 'POST', 'webhooks', { mode: 'manual' }))
afterAll(async () => {
  await killer.stop()
  await ear.stop()
  await simulator.stop()
})

describe('M2, M3, M14: whatever happens', () => {
  test('every store ends as it should be, with the merchant’s tags untouched', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(history(anyStep, 25), async ({ first, steps }) => {
        const world = await openWorld(simulator)
        const { take, own } = await historyOf(world, killer, first)
        for (const step of steps) await take(step)
        await control(simulator, 'DELETE', 'faults')
        await world.settle()
        await checkWorld(world, own)
      }),
      settings,
    )
  })

  test('and while nothing fails, one change is at most one write in each store', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(history(peacefulStep, 15), async ({ first, steps }) => {
        const world = await openWorld(simulator)
        const { take, own } = await historyOf(world, killer, first)
        for (const step of steps) {
          const before = await world.wanted()
          await take(step)
          const written = await world.settle()
          const moved = (await world.wanted()).filter(({ link, desired }) => {
            const known = before.find((each) => each.link.id === link.id)
            return JSON.stringify(known?.desired) !== JSON.stringify(desired)
          })
          // A merge may move one person's customer to another's, who then needs what both had.
          const byMerchant = { edit: 1, strip: 1, remove: 1, merge: 2 }
          const allowed = new Map<string, number>(Object.entries(byMerchant)).get(step.kind) ?? moved.length
          expect([step, written <= allowed ? 'ok' : `${written} of ${allowed}`]).toEqual([step, 'ok'])
          await checkWorld(world, own)
        }
      }),
      settings,
    )
  })
})
