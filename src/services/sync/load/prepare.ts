import {
  addLines,
  changeLoad,
  claimForLoad,
  nextLine,
  releaseFromLoad,
  type BulkLoad,
} from '@/adapters/db/bulk-loads'
import { noteAsked } from '@/adapters/db/links'
import { within } from '@/adapters/db/tenant'
import { decideBatch, type Decided } from '../decide-batch'
import { jsonDesired } from '../ledger'
import type { Batch } from '../reconcile-batch'
import { recordOutcomes } from '../record-outcomes'

/** As many as one upload should hold; Shopify takes files of up to 100 MB. */
const MOST_LINES = 50_000
const PAGE = 250

/**
 * Claims everyone whom a load is for and gives each a line, a page at a time; answers how many lines there are. Going
 * on after a crash does the same.
 */
export async function prepareLoad(batch: Batch, load: BulkLoad): Promise<number> {
  const { organizationId, store, lock } = batch
  let line = await within(organizationId, (tenant) => nextLine(tenant, load.id))
  while (line < MOST_LINES && lock.held()) {
    const links = await within(organizationId, (tenant) => claimForLoad(tenant, store.id, load.id, PAGE))
    if (links.length === 0) break
    line += await addPage(batch, load, await decideBatch(batch, links), line)
  }
  await within(organizationId, (tenant) => changeLoad(tenant, load.id, { total: line }))
  return line
}

async function addPage(batch: Batch, load: BulkLoad, decided: Decided[], from: number): Promise<number> {
  const nothing = decided.filter(({ plan }) => plan.kind === 'none')
  if (nothing.length > 0) await recordOutcomes(batch, nothing)
  const isCreate = ({ plan }: Decided) => plan.kind === 'write' && plan.write.kind === 'create'
  const creates = decided.filter(isCreate)
  // Whoever is a customer of the store already is written in the ordinary way.
  const known = decided.filter((each) => each.plan.kind === 'write' && !isCreate(each))
  const lines = creates.map(({ link, desired, decidedAt }, index) => ({
    line: from + index,
    linkId: link.id,
    generation: link.generation,
    desired: jsonDesired(desired),
    decidedAt,
  }))
  await within(batch.organizationId, async (tenant) => {
    await addLines(tenant, load.id, lines)
    await noteAsked(
      tenant,
      lines.map(({ linkId, desired }) => ({ id: linkId, desired })),
    )
    await releaseFromLoad(
      tenant,
      load.id,
      known.map(({ link }) => link.id),
    )
  })
  return creates.length
}
