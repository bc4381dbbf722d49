import { claimDue, nextDue, releaseLinks, type ClaimedLink, type Lane } from '@/adapters/db/links'
import { inPipeline } from '@/adapters/db/pipeline'
import { within } from '@/adapters/db/tenant'
import { spread } from '@/adapters/shopify/pack'
import { RESERVE } from '@/adapters/shopify/pace'
import type { StoreConnection } from '@/adapters/shopify/store-connection'
import { writeStream } from '@/adapters/shopify/write-stream'
import { env } from '@/env'
import { openCustomers } from '../stores/open-customers'
import { keepReport } from './keep-report'
import { goOnWithLoad } from './load/go-on'
import { nudge, nudged } from './nudge'
import { reconcileBatch, type Batch } from './reconcile-batch'

/** A link that is due within this is waited for instead of being left to the next wake-up. */
export const WORTH_WAITING_MS = 2_500

/** What another process has made urgent is seen this soon; this process is nudged at once. */
const LOOK_MS = 500

/** So long after its time a run still claims: who was changed while the last requests were under way waits no longer. */
const LAST_MS: Record<Lane, number> = { urgent: 2_500, patient: 0 }

/** One run of a store's drain. `claim` marks what it holds; the first failure of any request ends it. */
export type Run = Pick<Batch, 'organizationId' | 'store' | 'lock'> & {
  claim: string
  deadline: number
  written: number
  /** When to look at a load that this run has looked at. */
  lookAt?: Date | undefined
  failure?: { error: unknown }
}

/** What one run has to do: lanes in which something is due, and a load that is to be begun or looked at. */
export type Due = { lanes: Lane[]; load: boolean }

/**
 * Writes what is due until nothing is or the run's time is over: interactive changes in a lane of their own, so that
 * one that comes in the middle of a back-fill does not wait behind it. Throws what made a request fail, after all
 * requests have ended.
 */
export async function drainLanes(run: Run, connection: StoreConnection, due: Due): Promise<void> {
  let isBackFilling = due.load || due.lanes.includes('patient')
  const urgent = drainLane(run, connection, 'urgent', () => isBackFilling)
  if (due.load) await goOn(run, connection)
  if (due.lanes.includes('patient')) await drainLane(run, connection, 'patient', () => false)
  isBackFilling = false
  nudge(run.store.id)
  await urgent
  if (run.failure) throw run.failure.error
}

/** Never fails, so that the urgent lane can end in its own time. */
async function goOn(run: Run, connection: StoreConnection) {
  try {
    const customers = await openCustomers(run.organizationId, run.store, { reserve: RESERVE })
    const requestSize = () => connection.pace.requestSize
    run.lookAt = await goOnWithLoad({ ...run, customers, requestSize }, connection)
  } catch (error) {
    run.failure ??= { error }
  }
}

/** Never fails, so that the other lane can end in its own time. `staysOpen`: whether to go on looking although nothing is due or the time is over. */
async function drainLane(run: Run, { pace }: StoreConnection, lane: Lane, staysOpen: () => boolean) {
  const isUrgent = lane === 'urgent'
  const reserve = isUrgent ? 0 : RESERVE
  const mostMutations = isUrgent ? env().CUSTOMERS_PER_REQUEST : Infinity
  try {
    const customers = await openCustomers(run.organizationId, run.store, { reserve })
    await writeStream(pace, { reserve, mostMutations }, async ({ requests, mutations }) => {
      const links = await claimNext(run, lane, requests * mutations, staysOpen)
      const requestSize = (writes: number) => (isUrgent ? spread(mutations, writes) : mutations)
      return (
        links && { claimed: links.length, written: write(run, { ...run, customers, requestSize }, links) }
      )
    })
  } catch (error) {
    run.failure ??= { error }
  }
}

/** Claims what is due in a lane, waiting for it if that is worth it; undefined ends the lane. */
async function claimNext(run: Run, lane: Lane, limit: number, staysOpen: () => boolean) {
  const { organizationId, store, claim } = run
  const isTime = (over: number) => Date.now() < run.deadline + over || staysOpen()
  const goesOn = () => run.failure === undefined && run.lock.held() && isTime(LAST_MS[lane])
  while (goesOn()) {
    const { links, wait } = await inPipeline(organizationId, async (pipeline) => {
      const due = await claimDue(pipeline, store.id, { lane, claim, limit })
      return { links: due, wait: due.length > 0 ? 0 : await nextDue(pipeline, store.id, { lane, claim }) }
    })
    if (links.length > 0) {
      if (run.failure === undefined) return links
      // Released by a request that failed while these were being claimed: nothing starts after a failure.
      await giveBack(run, links)
      return undefined
    }
    const isSoon = wait !== undefined && wait <= WORTH_WAITING_MS
    if (!(isSoon && isTime(0)) && !staysOpen()) return undefined
    await nudged(store.id, Math.max(1, Math.min(isSoon ? wait : LOOK_MS, LOOK_MS)))
  }
  return undefined
}

/** Never fails: what fails is given back and ends the run. */
async function write(run: Run, batch: Batch, links: ClaimedLink[]): Promise<void> {
  const { organizationId, store } = run
  try {
    const written = await reconcileBatch(batch, links)
    run.written += written
    if (store.trouble !== null) await keepReport(organizationId, store, null)
  } catch (error) {
    run.failure ??= { error }
    await giveBack(run, links).catch(() => undefined)
  } finally {
    // What was given back, or needed no write, may be what a lane waits for.
    nudge(store.id)
  }
}

const giveBack = ({ organizationId, claim }: Run, links: ClaimedLink[]) =>
  within(organizationId, (tenant) =>
    releaseLinks(
      tenant,
      claim,
      links.map(({ id }) => id),
    ),
  )
