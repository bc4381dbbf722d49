import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { nextDue, type Lane } from '@/adapters/db/links'
import { lockStore, type StoreLock } from '@/adapters/db/store-lock'
import { findStore, type ConnectedStore } from '@/adapters/db/stores'
import { provenOrganization, within, type OrganizationId } from '@/adapters/db/tenant'
import { StoreTroubleError } from '@/core/reconcile/customer-store'
import { farewellOf } from '../stores/farewell-choice'
import { handOver } from '../stores/farewell-hand-over'
import { endOnceRestricted } from '../stores/farewell-restrict'
import { openConnection } from '../stores/open-connection'
import { drainLanes, WORTH_WAITING_MS, type Run } from './drain-lanes'
import { keepReport } from './keep-report'
import { isLoadDue } from './load/go-on'
import { awake } from './wake'

/** One run stays short: other stores wait for its place, and a deployment for its end. */
const RUN_MS = 7_000

/** `lookAt`: when a bulk operation that this run has looked at is worth another look, in milliseconds since 1970. */
export type Drained = { written: number; more: boolean; lookAt?: number }

/** Writes everything that is owed to one store. `more` asks for another run; the ids come from a store/due event. */
export async function drainStore(target: { organizationId: string; storeId: string }): Promise<Drained> {
  const organizationId = provenOrganization(target.organizationId)
  awake(target.storeId)
  const lock = await lockStore(target.storeId)
  if (!lock) return { written: 0, more: false }
  try {
    const store = await within(organizationId, (tenant) => findStore(tenant, target.storeId))
    if (!store || !takesWrites(store, new Date())) return { written: 0, more: false }
    const farewell = farewellOf(store)
    if (farewell?.choice === 'hand-over') return await handOver(organizationId, store)
    const drained = await drain(organizationId, store, lock)
    if (farewell && !drained.more) await endOnceRestricted(organizationId, store)
    return drained
  } finally {
    await lock.release()
  }
}

/** A store in trouble is left alone until it is time to look again; some trouble only a person can end. */
const takesWrites = ({ status, retryAt, pausedAt, organization }: ConnectedStore, now: Date) =>
  pausedAt === null &&
  organization.pausedAt === null &&
  (status === 'connected' || status === 'frozen') &&
  (retryAt === null || retryAt <= now)

async function drain(
  organizationId: OrganizationId,
  store: ConnectedStore,
  lock: StoreLock,
): Promise<Drained> {
  const deadline = Date.now() + RUN_MS
  const run: Run = { organizationId, store, lock, claim: randomUUID(), deadline, written: 0 }
  while (lock.held() && Date.now() < deadline) {
    const lanes = await lanesDueSoon(run)
    const load = await isLoadDue(organizationId, store.id)
    if (lanes.length === 0 && !load) return ended(run, false)
    try {
      await drainLanes(run, await openConnection(organizationId, store), { lanes, load })
    } catch (error) {
      if (!(error instanceof StoreTroubleError)) throw error
      const wait = await keepReport(organizationId, store, error)
      if (wait > WORTH_WAITING_MS) return ended(run, false)
      await sleep(wait)
      delete run.failure
    }
  }
  return ended(run, lock.held())
}

const ended = ({ written, lookAt }: Run, more: boolean): Drained => ({
  written,
  more,
  ...(lookAt && { lookAt: lookAt.getTime() }),
})

const lanesDueSoon = ({ organizationId, store, claim }: Run) =>
  within(organizationId, async (tenant) => {
    const isSoon = (wait: number | undefined) => wait !== undefined && wait <= WORTH_WAITING_MS
    const lanes: Lane[] = []
    if (isSoon(await nextDue(tenant, store.id, { lane: 'urgent', claim }))) lanes.push('urgent')
    if (isSoon(await nextDue(tenant, store.id, { lane: 'patient', claim }))) lanes.push('patient')
    return lanes
  })
