import { changeLoad, linesFrom, type BulkLoad } from '@/adapters/db/bulk-loads'
import { within, type OrganizationId } from '@/adapters/db/tenant'
import { startBulkCreate } from '@/adapters/shopify/bulk/bulk-create'
import { findBulkMutation, type BulkStart } from '@/adapters/shopify/bulk/bulk-operation'
import type { StoreConnection } from '@/adapters/shopify/store-connection'
import type { CustomerCreate } from '@/core/reconcile/customer-store'
import { bulkPart } from './bulk-part'
import { desiredOfLine } from './line-desired'

const PAGE = 500

/**
 * Uploads the lines of a load and has Shopify start on them. A process that died in the middle may have started the
 * operation without our hearing of it: it is looked for before another one is started.
 */
export async function handOver(
  organizationId: OrganizationId,
  connection: StoreConnection,
  load: BulkLoad,
): Promise<BulkStart> {
  if (load.state === 'handing_over') {
    const operationId = await findBulkMutation(connection, load.startedAt)
    if (operationId) return { ok: true, operationId }
  }
  await within(organizationId, (tenant) => changeLoad(tenant, load.id, { state: 'handing_over' }))
  return startBulkCreate(connection, createsOf(organizationId, load))
}

async function* createsOf(organizationId: OrganizationId, load: BulkLoad): AsyncGenerator<CustomerCreate> {
  for (let from = 0; ; from += PAGE) {
    const page = await within(organizationId, (tenant) => linesFrom(tenant, load.id, from, PAGE))
    for (const [index, { line, linkId, desired }] of page.entries()) {
      // Results name lines by their place in the file.
      if (line !== from + index) throw new Error('A line of the load has gone; it has to begin anew.')
      const { fields, tags } = desiredOfLine(desired)
      const given = Object.entries(fields).filter(([, value]) => value !== null)
      yield bulkPart({ kind: 'create', linkId, fields: Object.fromEntries(given), tags }).create
    }
    if (page.length < PAGE) return
  }
}
