import type { Company, CompanyContact, CompanyLocation, RoleAssignment } from '../state/company'
import { gid } from '../state/gid'
import type { Shop } from '../state/shop'
import type { World } from '../state/world'
import { assignmentBody, companyBody, contactBody, locationBody } from './company-body'

export type Place = { world: World; shop: Shop }

export function stamp({ world }: Place, type: string): { id: string; createdAt: string; updatedAt: string } {
  const now = world.clock.iso()
  return { id: gid(type, world.nextId()), createdAt: now, updatedAt: now }
}

const tell = ({ world, shop }: Place, topic: string, body: object) =>
  world.changed({ shop, kind: 'noted', topic, body })

export function putCompany(place: Place, company: Company): Company {
  const isNew = !place.shop.companies.get(company.id)
  const stored = place.shop.companies.put({ ...company, updatedAt: place.world.clock.iso() })
  tell(place, isNew ? 'COMPANIES_CREATE' : 'COMPANIES_UPDATE', companyBody(stored))
  return stored
}

export function putLocation(place: Place, location: CompanyLocation): CompanyLocation {
  const isNew = !place.shop.companyLocations.get(location.id)
  const stored = place.shop.companyLocations.put({ ...location, updatedAt: place.world.clock.iso() })
  tell(
    place,
    isNew ? 'COMPANY_LOCATIONS_CREATE' : 'COMPANY_LOCATIONS_UPDATE',
    locationBody(place.shop, stored),
  )
  return stored
}

export function putContact(place: Place, contact: CompanyContact): CompanyContact {
  const isNew = !place.shop.companyContacts.get(contact.id)
  const stored = place.shop.companyContacts.put({ ...contact, updatedAt: place.world.clock.iso() })
  tell(place, isNew ? 'COMPANY_CONTACTS_CREATE' : 'COMPANY_CONTACTS_UPDATE', contactBody(place.shop, stored))
  return stored
}

export function putAssignment(place: Place, assignment: RoleAssignment): RoleAssignment {
  const stored = place.shop.roleAssignments.put(assignment)
  tell(place, 'COMPANY_CONTACT_ROLES_ASSIGN', assignmentBody(place.shop, stored))
  return stored
}

export function removeAssignment(place: Place, assignment: RoleAssignment): void {
  const body = assignmentBody(place.shop, assignment)
  place.shop.roleAssignments.remove(assignment.id)
  tell(place, 'COMPANY_CONTACT_ROLES_REVOKE', body)
}

/** A contact goes with all its roles; a company whose main contact it was has none then. */
export function removeContact(place: Place, contact: CompanyContact): void {
  const { shop } = place
  for (const assignment of assignmentsOf(shop, { contactId: contact.id })) removeAssignment(place, assignment)
  const company = shop.companies.get(contact.companyId)
  if (company?.mainContactId === contact.id) putCompany(place, { ...company, mainContactId: null })
  const body = contactBody(shop, contact)
  shop.companyContacts.remove(contact.id)
  tell(place, 'COMPANY_CONTACTS_DELETE', body)
}

export function removeLocation(place: Place, location: CompanyLocation): void {
  for (const assignment of assignmentsOf(place.shop, { locationId: location.id }))
    removeAssignment(place, assignment)
  const body = locationBody(place.shop, location)
  place.shop.companyLocations.remove(location.id)
  tell(place, 'COMPANY_LOCATIONS_DELETE', body)
}

export function removeCompany(place: Place, company: Company): void {
  const { shop } = place
  for (const contact of contactsOf(shop, company.id)) removeContact(place, contact)
  for (const location of locationsOf(shop, company.id)) removeLocation(place, location)
  for (const role of rolesOf(shop, company.id)) shop.companyRoles.remove(role.id)
  shop.companies.remove(company.id)
  tell(place, 'COMPANIES_DELETE', companyBody(company))
}

export const contactsOf = ({ companyContacts }: Shop, companyId: string) =>
  companyContacts.all().filter((contact) => contact.companyId === companyId)

export const profilesOf = ({ companyContacts }: Shop, customerId: string) =>
  companyContacts.all().filter((contact) => contact.customerId === customerId)

export const locationsOf = ({ companyLocations }: Shop, companyId: string) =>
  companyLocations.all().filter((location) => location.companyId === companyId)

export const rolesOf = ({ companyRoles }: Shop, companyId: string) =>
  companyRoles.all().filter((role) => role.companyId === companyId)

export const assignmentsOf = ({ roleAssignments }: Shop, of: { contactId?: string; locationId?: string }) =>
  roleAssignments
    .all()
    .filter(({ contactId }) => of.contactId === undefined || contactId === of.contactId)
    .filter(({ locationId }) => of.locationId === undefined || locationId === of.locationId)
