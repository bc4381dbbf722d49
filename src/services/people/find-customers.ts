import { z } from 'zod'
import { searchCustomers } from '@/adapters/db/census'
import { linksHolding } from '@/adapters/db/match-holders'
import { findLink } from '@/adapters/db/repair-links'
import { isPhoneNumber } from '@/core/reconcile/is-phone-number'
import type { CustomerStore, FoundCustomer } from '@/core/reconcile/customer-store'
import { read, requireRole, type Context } from '../context'
import { askStore } from '../matching/read-customers'
import { Refused } from '../refused'

export const CustomerSearch = z.object({ linkId: z.uuid(), text: z.string().trim().min(2).max(300) })

const SHOWN = 10

/**
 * Customers of a link's store, for a teammate who looks for the right one: by exactly this e-mail address, number or id
 * in the store itself, and by parts of them and of the name in the last reading.
 */
export async function findCustomers(ctx: Context, { linkId, text }: z.infer<typeof CustomerSearch>) {
  requireRole(ctx, 'operator')
  const link = await read(ctx, (tenant) => findLink(tenant, linkId))
  if (!link) throw new Refused('not-found', 'There is no such person in this store.')
  const exact = await askStore(ctx, link.storeId, (customers) => lookUpText(customers, text))
  return read(ctx, async (tenant) => {
    const alike = await searchCustomers(tenant, link.storeId, text, SHOWN)
    const found = new Map([
      ...exact.map((each) => [each.customer.id, sketchOf(each)] as const),
      ...alike.map((each) => [each.customerId, each] as const),
    ])
    const holders = await linksHolding(tenant, link.storeId, { customerIds: [...found.keys()], keys: [] })
    return [...found.values()].slice(0, SHOWN).map((customer) => {
      const holder = holders.find(({ customerId }) => customerId === customer.customerId)
      return {
        ...customer,
        isCurrent: customer.customerId === link.customerId,
        holder: holder && holder.id !== linkId ? holder.name : null,
      }
    })
  })
}

const sketchOf = ({ customer, orders, state }: FoundCustomer) => ({
  customerId: customer.id,
  email: customer.email ?? null,
  phone: customer.phone ?? null,
  name: [customer.firstName, customer.lastName].filter(Boolean).join(' ') || null,
  orders,
  state,
})

async function lookUpText(customers: CustomerStore, text: string): Promise<FoundCustomer[]> {
  const id = /^(?:gid:\/\/shopify\/Customer\/)?(\d{3,20})$/.exec(text)?.[1]
  if (id) {
    const gid = `gid://shopify/Customer/${id}`
    const customer = (await customers.read([gid])).get(gid)
    return customer ? [{ customer, state: '', orders: 0, createdAt: customer.updatedAt }] : []
  }
  const contact = text.includes('@') ? { email: text } : isPhoneNumber(text) ? { phone: text } : undefined
  if (!contact) return []
  return (await customers.findByContacts([contact])).filter((each) => each !== null)
}
