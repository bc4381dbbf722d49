import { keepCustomers, keepRun, runningRun, storesInCensus, type CensusRun } from '@/adapters/db/census'
import { findStore } from '@/adapters/db/stores'
import { provenOrganization, within, type OrganizationId } from '@/adapters/db/tenant'
import { readBulkProgress } from '@/adapters/shopify/bulk/bulk-operation'
import { readBulkRead, startBulkRead } from '@/adapters/shopify/bulk/bulk-read'
import { readPage } from '@/adapters/shopify/read-pages'
import { StoreTroubleError, type FoundCustomer } from '@/core/reconcile/customer-store'
import { openConnection } from '../stores/open-connection'
import { awake } from '../wake-once'
import { censusLine } from './census-line'
import { compareStore } from './compare'
import { DONE, ON, type Census, type Progress } from './progress'

/** One run stays short, so that a restart or a deployment never waits long for it. */
const RUN_MS = 20_000

/** A store with more customers than this is read through a file that Shopify writes, which costs no points. */
const BY_PAGES = 2_000

/** Points that stay for what the directory wants. */
const RESERVE = 200

const PER_STATEMENT = 500
const FILE_WAIT_MS = 3_000
const BUSY_WAIT_MS = 60_000
const TROUBLE_WAIT_MS = 10 * 60_000

/** Stores of all organizations with a comparison to go on with. */
export const findInCensus = () => storesInCensus()

/** Goes on with the comparison of one store where it has stopped; the ids come from a store/census event. */
export async function runCensus(target: { organizationId: string; storeId: string }): Promise<Progress> {
  const organizationId = provenOrganization(target.organizationId)
  awake('store/census', target.storeId)
  const deadline = Date.now() + RUN_MS
  const { store, run } = await within(organizationId, async (tenant) => ({
    store: await findStore(tenant, target.storeId),
    run: await runningRun(tenant, target.storeId),
  }))
  if (!store || !run) return DONE
  try {
    const connection = await openConnection(organizationId, store)
    const progress = await goOn({ organizationId, store, connection, run, deadline })
    await keep(organizationId, run, { dueAt: progress.more ? new Date(Date.now() + progress.waitMs) : null })
    return progress
  } catch (error) {
    if (!(error instanceof StoreTroubleError)) throw error
    return giveUpOrWait(organizationId, run, error)
  }
}

const keep = (organizationId: OrganizationId, { id }: CensusRun, progress: Parameters<typeof keepRun>[2]) =>
  within(organizationId, (tenant) => keepRun(tenant, id, progress))

/** Trouble that passes is waited for; otherwise the comparison ends with the reason. */
async function giveUpOrWait(organizationId: OrganizationId, run: CensusRun, error: StoreTroubleError) {
  const { trouble } = error
  const passes = trouble.kind === 'throttled' || trouble.kind === 'unavailable'
  if (passes && Date.now() - run.startedAt.getTime() < 6 * TROUBLE_WAIT_MS) {
    await keep(organizationId, run, { dueAt: new Date(Date.now() + trouble.retryAfterMs) })
    return { more: false, waitMs: 0 }
  }
  await keep(organizationId, run, {
    state: 'failed',
    problem: error.message,
    dueAt: null,
    finishedAt: new Date(),
  })
  return DONE
}

async function goOn(census: Census): Promise<Progress> {
  switch (census.run.state) {
    case 'reading':
      return readByPages(census)
    case 'waiting':
      return waitForFile(census)
    case 'loading':
      return loadFile(census)
    default:
      return compareStore(census)
  }
}

async function readByPages(census: Census): Promise<Progress> {
  const { organizationId, connection, run, deadline } = census
  let [cursor, read] = [run.cursor, run.read]
  do {
    const { customers, next } = await readPage(connection, cursor, { reserve: RESERVE })
    read += customers.length
    await keepRead(census, customers, { cursor: next, read })
    if (next === null) {
      await keep(organizationId, run, { state: 'comparing', cursor: null })
      return ON
    }
    if (read >= BY_PAGES) return askForFile(census)
    cursor = next
  } while (Date.now() < deadline)
  return ON
}

async function askForFile({ organizationId, connection, run }: Census): Promise<Progress> {
  const start = await startBulkRead(connection)
  if (!start.ok && start.busy) return { more: true, waitMs: BUSY_WAIT_MS }
  if (!start.ok)
    throw new StoreTroubleError({ kind: 'unavailable', message: start.reason, retryAfterMs: BUSY_WAIT_MS })
  await keep(organizationId, run, { state: 'waiting', operationId: start.operationId, cursor: null, read: 0 })
  return { more: true, waitMs: FILE_WAIT_MS }
}

async function waitForFile({ organizationId, connection, run }: Census): Promise<Progress> {
  const progress = await readBulkProgress(connection, run.operationId ?? '')
  if (progress.state === 'running') {
    await keep(organizationId, run, { read: progress.processed })
    return { more: true, waitMs: FILE_WAIT_MS }
  }
  if (progress.state === 'completed') await keep(organizationId, run, { state: 'loading', read: 0 })
  // A file that failed or is gone is asked for again, from the first page on.
  else await keep(organizationId, run, { state: 'reading', cursor: null, read: 0 })
  return progress.state === 'completed' ? ON : { more: true, waitMs: BUSY_WAIT_MS }
}

/** Takes the file in line by line, so that its size does not matter, and goes on after the lines that are kept already. */
async function loadFile(census: Census): Promise<Progress> {
  const { organizationId, connection, run, deadline } = census
  const progress = await readBulkProgress(connection, run.operationId ?? '')
  if (progress.state !== 'completed') {
    await keep(organizationId, run, { state: 'reading', cursor: null, read: 0 })
    return { more: true, waitMs: BUSY_WAIT_MS }
  }
  let [line, read] = [0, run.read]
  let some: FoundCustomer[] = []
  for await (const customer of readBulkRead(progress.url)) {
    if (line++ < run.read) continue
    some.push(customer)
    if (some.length < PER_STATEMENT) continue
    read += some.length
    await keepRead(census, some, { read })
    some = []
    if (Date.now() > deadline) return ON
  }
  await keepRead(census, some, { read: read + some.length, state: 'comparing', cursor: null })
  return ON
}

const keepRead = (
  { organizationId, store, run }: Census,
  customers: FoundCustomer[],
  progress: Parameters<typeof keepRun>[2],
) =>
  within(organizationId, async (tenant) => {
    if (customers.length > 0) await keepCustomers(tenant, store.id, customers.map(censusLine))
    await keepRun(tenant, run.id, progress)
  })
