import {
  beginLoad,
  changeLoad,
  dropLines,
  findLoad,
  hasFailedSince,
  loadById,
  owesCreates,
  releaseFromLoad,
  type BulkLoad,
} from '@/adapters/db/bulk-loads'
import { appendEvents } from '@/adapters/db/events'
import { within, type OrganizationId } from '@/adapters/db/tenant'
import { readBulkProgress } from '@/adapters/shopify/bulk/bulk-operation'
import type { StoreConnection } from '@/adapters/shopify/store-connection'
import { StoreTroubleError } from '@/core/reconcile/customer-store'
import { env } from '@/env'
import type { Batch } from '../reconcile-batch'
import { handOver } from './hand-over'
import { prepareLoad } from './prepare'
import { recordResults } from './record-results'

/** Shopify tells when an operation has ended; progress is looked at ever less often meanwhile. */
const LOOK_MS = { first: 1_000, last: 10_000 }
const BUSY_MS = 60_000

/** A load that has not even been started by then goes the ordinary way. */
const PATIENCE_MS = 10 * 60_000

/** After a load that has failed, the next large one goes the ordinary way for so long. */
const AFTER_FAILURE_MS = 60 * 60_000

const soon = (ms: number) => new Date(Date.now() + ms)

const ageOf = ({ startedAt }: BulkLoad) => Date.now() - startedAt.getTime()

const nextLook = (load: BulkLoad) => soon(Math.min(LOOK_MS.last, Math.max(LOOK_MS.first, ageOf(load) / 4)))

/** Whether a load of this store is to be begun or looked at now. */
export const isLoadDue = (organizationId: OrganizationId, storeId: string): Promise<boolean> =>
  within(organizationId, async (tenant) => {
    const load = await findLoad(tenant, storeId)
    if (load) return load.lookAt <= new Date()
    if (!(await owesCreates(tenant, storeId, env().BULK_LOAD_FROM))) return false
    return !(await hasFailedSince(tenant, storeId, soon(-AFTER_FAILURE_MS)))
  })

/**
 * Takes a load of new customers one step on: prepares it, hands it to Shopify, or records what has become of it.
 * Answers when to look again; undefined once it has ended. Throws StoreTroubleError when the store as a whole is closed.
 */
export async function goOnWithLoad(batch: Batch, connection: StoreConnection): Promise<Date | undefined> {
  const { organizationId, store } = batch
  const load = await within(
    organizationId,
    async (tenant) => (await findLoad(tenant, store.id)) ?? beginLoad(tenant, store.id),
  )
  try {
    const lookAt = await step(batch, connection, load)
    if (lookAt) await keepLook(batch, load, lookAt)
    return lookAt
  } catch (error) {
    if (!batch.lock.held()) throw error
    const passes = error instanceof StoreTroubleError && 'retryAfterMs' in error.trouble
    if (error instanceof StoreTroubleError && !passes) throw error
    const message = error instanceof Error ? error.message : String(error)
    const isStarted = load.operationId !== null
    if (!isStarted && (!passes || ageOf(load) > PATIENCE_MS))
      return end(batch, load, { state: 'failed', reason: message })
    const lookAt = nextLook(load)
    await keepLook(batch, load, lookAt, message)
    return lookAt
  }
}

const keepLook = ({ organizationId }: Batch, { id }: BulkLoad, lookAt: Date, reason?: string) =>
  within(organizationId, (tenant) => changeLoad(tenant, id, { lookAt, ...(reason && { reason }) }))

async function step(batch: Batch, connection: StoreConnection, load: BulkLoad): Promise<Date | undefined> {
  if (load.operationId !== null) return look(batch, connection, load, load.operationId)
  if (load.state === 'preparing' && (await prepareLoad(batch, load)) === 0)
    return end(batch, load, { state: 'done' })
  const started = await handOver(batch.organizationId, connection, load)
  if (!started.ok && started.busy) {
    await within(batch.organizationId, (tenant) => changeLoad(tenant, load.id, { state: 'preparing' }))
    return soon(BUSY_MS)
  }
  if (!started.ok) return end(batch, load, { state: 'failed', reason: started.reason })
  const { operationId } = started
  await within(batch.organizationId, (tenant) =>
    changeLoad(tenant, load.id, { state: 'running', operationId }),
  )
  return look(batch, connection, load, operationId)
}

async function look(batch: Batch, connection: StoreConnection, load: BulkLoad, operationId: string) {
  const progress = await readBulkProgress(connection, operationId)
  if (progress.state === 'gone')
    return end(batch, load, { state: 'failed', reason: 'Shopify has forgotten the bulk operation.' })
  const { processed } = progress
  await within(batch.organizationId, (tenant) => changeLoad(tenant, load.id, { processed }))
  if (progress.state === 'running') return nextLook(load)
  const url = progress.state === 'completed' ? progress.url : progress.partialUrl
  if (url) await recordResults(batch, load, url)
  if (progress.state === 'completed') return end(batch, load, { state: 'done' })
  return end(batch, load, {
    state: 'failed',
    reason: `Shopify broke off the bulk operation: ${progress.reason}.`,
  })
}

/** Whoever has no result is owed again, in the ordinary way. */
async function end(
  { organizationId, store }: Batch,
  load: BulkLoad,
  ended: { state: 'done' } | { state: 'failed'; reason: string },
): Promise<undefined> {
  await within(organizationId, async (tenant) => {
    await dropLines(tenant, load.id)
    const { count } = await releaseFromLoad(tenant, load.id)
    await changeLoad(tenant, load.id, { ...ended, finishedAt: new Date() })
    const { recorded, refused } = (await loadById(tenant, load.id)) ?? load
    if (recorded === 0 && count === 0) return
    await appendEvents(tenant, [
      {
        kind: 'store.loaded',
        outcome: ended.state,
        title: `${recorded - refused} people were loaded into ${store.name} in bulk${refused > 0 ? `, ${refused} were refused` : ''}${count > 0 ? `; ${count} follow one by one` : ''}`,
        actor: { type: 'job', name: 'Bulk load' },
        storeId: store.id,
        ...(ended.state === 'failed' && {
          reason: {
            code: 'bulk-broken-off',
            message: ended.reason,
            who: 'rollcall',
            fix: 'Nothing to do: those who are left follow one by one.',
          },
        }),
      },
    ])
  })
  return undefined
}
