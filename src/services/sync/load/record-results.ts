import { closeLines, openLines, type BulkLine, type BulkLoad } from '@/adapters/db/bulk-loads'
import { type ClaimedLink } from '@/adapters/db/links'
import { oweLink } from '@/adapters/db/owe-links'
import { lockLinksOfCustomers } from '@/adapters/db/heard-links'
import { loadPeople } from '@/adapters/db/load-people'
import { within } from '@/adapters/db/tenant'
import { readBulkCreate, type BulkResult } from '@/adapters/shopify/bulk/bulk-create'
import type { WriteResult } from '@/core/reconcile/customer-store'
import { decide } from '@/core/reconcile/decide'
import { change } from '../../context'
import { matchTaken } from '../../matching/match-taken'
import { absorbRecord } from '../../webhooks/absorb-record'
import { knownOf } from '../../webhooks/known-people'
import { ledgerOf } from '../ledger'
import { namedLead } from '../person'
import type { Batch } from '../reconcile-batch'
import { recordOutcomes } from '../record-outcomes'
import type { Outcome } from '../outcome'
import { bulkPart } from './bulk-part'
import { desiredOfLine } from './line-desired'

const PAGE = 200

/** What was changed in the directory while Shopify was at it is written again, before back-fills. */
const CHANGED = { priority: 10, delayMs: 0 }

/** Records what became of each line. Lines that are recorded already, as before a crash, are passed over. */
export async function recordResults(batch: Batch, load: BulkLoad, url: string): Promise<void> {
  let page: BulkResult[] = []
  for await (const result of readBulkCreate(url)) {
    page.push(result)
    if (page.length < PAGE) continue
    await recordPage(batch, load, page)
    page = []
  }
  await recordPage(batch, load, page)
}

type Lined = { line: BulkLine; result: BulkResult; link: ClaimedLink }

async function recordPage(batch: Batch, load: BulkLoad, results: BulkResult[]) {
  if (!batch.lock.held()) throw new Error('The lock of this store was lost; another drain goes on.')
  const { organizationId } = batch
  const byLine = new Map(results.map((result) => [result.line, result]))
  const { lines, links } = await within(organizationId, (tenant) =>
    openLines(tenant, load.id, [...byLine.keys()]),
  )
  const asLoaded: Lined[] = []
  const changed: Lined[] = []
  for (const line of lines) {
    const [result, link] = [byLine.get(line.line), links.get(line.linkId)]
    if (!result || !link) continue
    const isUntouched = link.claim === load.id && link.generation === line.generation
    ;(isUntouched ? asLoaded : changed).push({ line, result, link })
  }
  const unknown = changed.filter(({ link, result }) => link.customerId === null && result.ok)
  const outcomes = await outcomesOf(batch, [...asLoaded, ...unknown])
  await recordOutcomes(batch, await matchTaken(batch, outcomes))
  await settleChanged(batch, changed, unknown)
  const refused = [...asLoaded, ...changed].filter(({ result }) => !result.ok).length
  await within(organizationId, (tenant) => closeLines(tenant, load.id, [...byLine.keys()], refused))
}

async function outcomesOf({ organizationId }: Batch, lined: Lined[]): Promise<Outcome[]> {
  const ids = lined.map(({ link }) => link.personId)
  const people = await within(organizationId, (tenant) => loadPeople(tenant, ids))
  const writtenAt = new Date()
  return lined.flatMap(({ line, result, link }): Outcome[] => {
    const desired = desiredOfLine(line.desired)
    const ledger = ledgerOf(link)
    const plan = decide(desired, ledger)
    if (plan.kind !== 'write' || plan.write.kind !== 'create') return []
    const { create, isAll } = bulkPart(plan.write)
    const person = namedLead(
      people.get(link.personId) ?? { id: link.personId, override: null, accepted: {}, users: [] },
    )
    const { line: _, ...said } = result
    const answer: WriteResult = { linkId: link.id, requestId: null, ...said }
    return [
      {
        // A generation that has moved keeps the link due.
        link: { ...link, generation: line.generation },
        person,
        desired,
        ledger,
        plan: { ...plan, write: create, managedRoles: [] },
        decidedAt: line.decidedAt,
        writtenAt,
        result: answer,
        isPart: !isAll,
      },
    ]
  })
}

/**
 * People whom the directory changed meanwhile were perhaps written before their line was, which then has set the
 * customer back: each is looked at again and put right.
 */
async function settleChanged(batch: Batch, changed: Lined[], unknown: Lined[]) {
  const { organizationId, store, customers } = batch
  const ids = changed.flatMap(({ link, result }) => (result.ok && link.customerId ? [link.customerId] : []))
  const records = ids.length > 0 ? await customers.read(ids) : new Map()
  await change({ organizationId }, async (tenant, owe) => {
    for (const { link } of unknown) await oweLink(tenant, link.id, CHANGED)
    if (ids.length === 0) return
    const links = await lockLinksOfCustomers(tenant, store.id, ids)
    const known = await knownOf(tenant, links)
    for (const link of links) {
      const record = link.customerId === null ? undefined : records.get(link.customerId)
      if (link.claim !== null) await oweLink(tenant, link.id, CHANGED)
      else if (record) await absorbRecord(tenant, owe, { store, link, known }, record)
    }
  })
}
