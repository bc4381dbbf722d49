import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { claimDue, nextDue, releaseClaim } from '@/adapters/db/links'
import { lockStore, type StoreLock } from '@/adapters/db/store-lock'
import { findStore, reportStore, type ConnectedStore } from '@/adapters/db/stores'
import { provenOrganization, within, type OrganizationId } from '@/adapters/db/tenant'
import { StoreTroubleError, type CustomerStore } from '@/core/reconcile/customer-store'
import { env } from '@/env'
import { openCustomers } from '../stores/open-customers'
import { reconcileBatch } from './reconcile-batch'
import { reportOf } from './store-report'
import { awake } from './wake'

/** One run stays short, so that a restart or a deployment never waits long for it. */
const RUN_MS = 20_000

/** A link that is due within this is waited for instead of being left to the next wake-up. */
const WORTH_WAITING_MS = 2_500

const REQUESTS_IN_FLIGHT = 4

export type Drained = { written: number; more: boolean }

/** Writes everything that is owed to one store. `more` asks for another run; the ids come from a store/due event. */
export async function drainStore(target: { organizationId: string; storeId: string }): Promise<Drained> {
  const organizationId = provenOrganization(target.organizationId)
  awake(target.storeId)
  const lock = await lockStore(target.storeId)
  if (!lock) return { written: 0, more: false }
  try {
    const store = await within(organizationId, (tenant) => findStore(tenant, target.storeId))
    if (!store || !takesWrites(store, new Date())) return { written: 0, more: false }
    return await drain(organizationId, store, lock)
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
  let written = 0
  let customers: CustomerStore | undefined
  while (lock.held() && Date.now() < deadline) {
    const claim = randomUUID()
    const limit = env().CUSTOMERS_PER_REQUEST * REQUESTS_IN_FLIGHT
    const batch = await within(organizationId, (tenant) => claimDue(tenant, store.id, claim, limit))
    if (batch.length === 0) {
      const wait = await within(organizationId, (tenant) => nextDue(tenant, store.id))
      if (wait === undefined || wait > WORTH_WAITING_MS) return { written, more: false }
      await sleep(wait)
      continue
    }
    try {
      customers ??= await openCustomers(organizationId, store)
      written += await reconcileBatch({ organizationId, store, customers, lock }, batch)
      if (store.trouble !== null) await report(organizationId, store, null)
    } catch (error) {
      await within(organizationId, (tenant) => releaseClaim(tenant, claim))
      if (!(error instanceof StoreTroubleError)) throw error
      const wait = await report(organizationId, store, error)
      if (wait > WORTH_WAITING_MS) return { written, more: false }
      await sleep(wait)
      customers = undefined
    }
  }
  return { written, more: lock.held() }
}

/** Keeps what the store's answer says about it as a whole; answers how long to leave it alone. */
async function report(
  organizationId: OrganizationId,
  store: ConnectedStore,
  error: StoreTroubleError | null,
) {
  const { waitMs, ...said } = reportOf(error?.trouble ?? null, new Date())
  await within(organizationId, (tenant) => reportStore(tenant, store.id, said))
  store.trouble = said.trouble
  return waitMs
}
