import { commitCustomer } from '../customers/commit'
import type { Context } from '../graphql/resolver'
import type { Metafield } from '../state/metafield'

/** The metafields of whatever may own some here: a customer, a company, a location or the shop. */
export function metafieldsOf({ shop }: Context, ownerId: string): Metafield[] | undefined {
  if (ownerId === shop.id) return shop.metafields
  const owner =
    shop.customers.get(ownerId) ?? shop.companies.get(ownerId) ?? shop.companyLocations.get(ownerId)
  return owner?.metafields
}

export function storeMetafields(context: Context, ownerId: string, metafields: Metafield[]): void {
  const { shop, world } = context
  const customer = shop.customers.get(ownerId)
  if (customer) {
    commitCustomer(context, { ...customer, metafields })
    return
  }
  const company = shop.companies.get(ownerId)
  const location = shop.companyLocations.get(ownerId)
  if (company) shop.companies.put({ ...company, metafields })
  else if (location) shop.companyLocations.put({ ...location, metafields })
  else shop.metafields = metafields
  world.onChange(shop.settings.domain)
}
