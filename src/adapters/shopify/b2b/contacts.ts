import type { WriteFailure } from '@/core/reconcile/customer-store'
import {
  assignContact,
  assignRoles,
  contactsOfCustomer,
  removeContact,
  revokeRoles,
} from '@/adapters/shopify/documents/company'
import type { StoreConnection } from '@/adapters/shopify/store-connection'
import { writeFailure, type UserError } from '@/adapters/shopify/write-failure'

export type RoleAssignment = { id: string; roleId: string; role: string; locationId: string }

/** A customer as the contact of one company. Without a role it cannot order for the company. */
export type Contact = {
  id: string
  companyId: string
  company: string
  isMain: boolean
  roles: RoleAssignment[]
}

export type ContactResult<Value> = { ok: true; value: Value } | { ok: false; failure: WriteFailure }

/** The companies for which a customer may act; empty too when the customer is gone. */
export async function readContacts(store: StoreConnection, customerId: string): Promise<Contact[]> {
  const { data } = await store.request(contactsOfCustomer, { id: customerId })
  return (data.customer?.companyContactProfiles ?? []).map(
    ({ id, isMainContact, company, roleAssignments }) => ({
      id,
      companyId: company.id,
      company: company.name,
      isMain: isMainContact,
      roles: roleAssignments.nodes.map(({ id, role, companyLocation }) => ({
        id,
        roleId: role.id,
        role: role.name,
        locationId: companyLocation.id,
      })),
    }),
  )
}

/** Makes a customer a contact of a company; the value is the contact's id. */
export async function addContact(store: StoreConnection, companyId: string, customerId: string) {
  const { data } = await store.request(assignContact, { companyId, customerId })
  const answer = data.companyAssignCustomerAsContact
  return resultOf(answer?.userErrors, answer?.companyContact?.id)
}

/** Gives a contact roles at locations; the value is the ids of the assignments. */
export async function giveRoles(
  store: StoreConnection,
  contactId: string,
  roles: { roleId: string; locationId: string }[],
) {
  const wanted = roles.map(({ roleId, locationId }) => ({
    companyContactRoleId: roleId,
    companyLocationId: locationId,
  }))
  const { data } = await store.request(assignRoles, { contactId, roles: wanted })
  const answer = data.companyContactAssignRoles
  return resultOf(
    answer?.userErrors,
    answer?.roleAssignments?.map(({ id }) => id),
  )
}

/** Takes role assignments away; the value is the ids that are gone. */
export async function takeRoles(store: StoreConnection, contactId: string, assignmentIds: string[]) {
  const { data } = await store.request(revokeRoles, { contactId, assignmentIds })
  const answer = data.companyContactRevokeRoles
  return resultOf(answer?.userErrors, answer?.revokedRoleAssignmentIds)
}

/** Ends a customer's being a contact of the company, with all its roles. */
export async function dropContact(store: StoreConnection, contactId: string) {
  const { data } = await store.request(removeContact, { contactId })
  const answer = data.companyContactRemoveFromCompany
  return resultOf(answer?.userErrors, answer?.removedCompanyContactId)
}

function resultOf<Value>(
  errors: UserError[] | undefined,
  value: Value | null | undefined,
): ContactResult<Value> {
  const failure = writeFailure(errors ?? [])
  if (failure) return { ok: false, failure }
  if (value !== null && value !== undefined) return { ok: true, value }
  return { ok: false, failure: { code: 'store-refused', message: 'Shopify answered without a reason.' } }
}
