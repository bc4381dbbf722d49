import type { Company, CompanyContact, CompanyLocation, CompanyRole, RoleAssignment } from '../state/company'
import type { Shop } from '../state/shop'

const stamps = ({ createdAt, updatedAt }: { createdAt: string; updatedAt: string }) => ({
  created_at: createdAt,
  updated_at: updatedAt,
})

export const companyBody = (company: Company) => ({
  name: company.name,
  note: company.note,
  external_id: company.externalId,
  main_contact_admin_graphql_api_id: company.mainContactId,
  ...stamps(company),
  customer_since: company.customerSince,
  admin_graphql_api_id: company.id,
})

const ofCompany = ({ companies }: Shop, companyId: string) => {
  const company = companies.get(companyId)
  return company ? companyBody(company) : null
}

export const contactBody = (shop: Shop, contact: CompanyContact) => ({
  customer_admin_graphql_api_id: contact.customerId,
  title: contact.title,
  locale: contact.locale,
  ...stamps(contact),
  admin_graphql_api_id: contact.id,
  company: ofCompany(shop, contact.companyId),
})

export const locationBody = (shop: Shop, location: CompanyLocation) => ({
  name: location.name,
  external_id: location.externalId,
  phone: location.phone,
  locale: location.locale,
  note: location.note,
  ...stamps(location),
  admin_graphql_api_id: location.id,
  company: ofCompany(shop, location.companyId),
})

const roleBody = ({ id, name, note }: CompanyRole) => ({ name, note, admin_graphql_api_id: id })

export function assignmentBody(shop: Shop, assignment: RoleAssignment) {
  const role = shop.companyRoles.get(assignment.roleId)
  const contact = shop.companyContacts.get(assignment.contactId)
  const location = shop.companyLocations.get(assignment.locationId)
  return {
    ...stamps(assignment),
    admin_graphql_api_id: assignment.id,
    role: role ? roleBody(role) : null,
    company: ofCompany(shop, assignment.companyId),
    company_contact: contact ? contactBody(shop, contact) : null,
    company_location: location ? locationBody(shop, location) : null,
  }
}
