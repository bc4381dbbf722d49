import { z } from 'zod'
import { findStore } from '@/adapters/db/stores'
import { readCompanies, type Company } from '@/adapters/shopify/b2b/companies'
import { StoreTroubleError } from '@/core/reconcile/customer-store'
import { read, requireRole, type Context } from '../context'
import { Refused } from '../refused'
import { openConnection } from '../stores/open-connection'

export const StoreCompanies = z.object({ storeId: z.uuid() })

export type CompaniesOfStore = { ok: true; companies: Company[] } | { ok: false; why: string }

/** The B2B companies of a store with their locations and roles, or why there are none to choose from. */
export async function viewCompanies(
  ctx: Context,
  { storeId }: z.infer<typeof StoreCompanies>,
): Promise<CompaniesOfStore> {
  requireRole(ctx, 'admin')
  const store = await read(ctx, (tenant) => findStore(tenant, storeId))
  if (!store) throw new Refused('not-found', 'There is no such store in this organization.')
  try {
    return { ok: true, companies: await readCompanies(await openConnection(ctx.organizationId, store)) }
  } catch (error) {
    if (error instanceof StoreTroubleError) return { ok: false, why: error.message }
    throw error
  }
}
