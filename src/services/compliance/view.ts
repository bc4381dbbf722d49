import { customerFile, findComplianceRequest, listComplianceRequests } from '@/adapters/db/compliance'
import { read, requireRole, type Context } from '../context'
import { Refused } from '../refused'
import { customerUrl } from '../stores/admin-url'

const SHOWN = 200

/** What Shopify has asked in the name of the law, open requests first. For admins and owners. */
export async function viewComplianceRequests(ctx: Context) {
  requireRole(ctx, 'admin')
  const requests = await read(ctx, (tenant) => listComplianceRequests(tenant, SHOWN))
  return requests.map((request) => ({
    ...request,
    customerUrl: request.customerId && customerUrl(request.domain, request.customerId),
  }))
}

/** What is kept of the customer that a data request is about, to be handed to the shopper. For admins and owners. */
export async function exportCustomer(ctx: Context, id: string) {
  requireRole(ctx, 'admin')
  return read(ctx, async (tenant) => {
    const request = await findComplianceRequest(tenant, id)
    if (request?.kind !== 'data_request')
      throw new Refused('not-found', 'There is no such data request in this organization.')
    const { storeId, customerId, domain } = request
    if (storeId === null || customerId === null)
      throw new Refused('not-found', 'What was kept of this customer has been erased since.')
    return { store: domain, customerId, ...(await customerFile(tenant, storeId, customerId)) }
  })
}
