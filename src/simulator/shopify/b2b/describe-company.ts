import type { Company } from '../state/company'
import type { Shop } from '../state/shop'
import { assignmentsOf, contactsOf, locationsOf, rolesOf } from './company-store'

/** A company with everything that belongs to it, as the control API shows it. */
export const describeCompany = (shop: Shop, company: Company) => ({
  ...company,
  roles: rolesOf(shop, company.id),
  locations: locationsOf(shop, company.id),
  contacts: contactsOf(shop, company.id).map((contact) => ({
    ...contact,
    email: shop.customers.get(contact.customerId)?.email ?? null,
    roles: assignmentsOf(shop, { contactId: contact.id }).map(({ id, roleId, locationId }) => ({
      id,
      role: shop.companyRoles.get(roleId)?.name ?? null,
      location: shop.companyLocations.get(locationId)?.name ?? null,
    })),
  })),
})

export const describeCompanies = (shop: Shop) =>
  shop.companies.all().map((company) => describeCompany(shop, company))
