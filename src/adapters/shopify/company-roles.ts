import { includesRole } from '@/core/reconcile/canonical'
import type { CompanyRole, CustomerWrite, WriteFailure } from '@/core/reconcile/customer-store'
import { addContact, giveRoles, readContacts, takeRoles, type Contact } from './b2b/contacts'
import type { StoreConnection } from './store-connection'

export type RolesOutcome = { roles: CompanyRole[]; refused?: WriteFailure }

/** Whether a write says anything about company roles. */
export const touchesRoles = (write: CustomerWrite) =>
  write.kind === 'create'
    ? (write.roles ?? []).length > 0
    : (write.addRoles ?? []).length + (write.removeRoles ?? []).length > 0

/** Revokes and assigns a customer's company roles, and reads them back. */
export async function writeRoles(
  store: StoreConnection,
  write: CustomerWrite,
  customerId: string,
): Promise<RolesOutcome> {
  const contacts = await readContacts(store, customerId)
  const unwanted = write.kind === 'create' ? [] : (write.removeRoles ?? [])
  const wanted = (write.kind === 'create' ? write.roles : write.addRoles) ?? []
  const refused =
    (await revoke(store, contacts, unwanted)) ?? (await assign(store, contacts, wanted, customerId))
  return { roles: rolesOf(await readContacts(store, customerId)), ...(refused && { refused }) }
}

export const rolesOf = (contacts: Contact[]): CompanyRole[] =>
  contacts.flatMap(({ companyId, roles }) =>
    roles.map(({ roleId, locationId }) => ({ companyId, locationId, roleId })),
  )

async function revoke(store: StoreConnection, contacts: Contact[], unwanted: CompanyRole[]) {
  for (const { id, companyId, roles } of contacts) {
    const gone = roles.filter(({ roleId, locationId }) =>
      includesRole(unwanted, { companyId, locationId, roleId }),
    )
    if (gone.length === 0) continue
    const taken = await takeRoles(
      store,
      id,
      gone.map((assignment) => assignment.id),
    )
    if (!taken.ok) return taken.failure
  }
  return undefined
}

async function assign(
  store: StoreConnection,
  contacts: Contact[],
  wanted: CompanyRole[],
  customerId: string,
) {
  const held = rolesOf(contacts)
  const missing = wanted.filter((role) => !includesRole(held, role))
  for (const companyId of new Set(missing.map((role) => role.companyId))) {
    const known = contacts.find((contact) => contact.companyId === companyId)
    const contact = known
      ? ({ ok: true, value: known.id } as const)
      : await addContact(store, companyId, customerId)
    if (!contact.ok) return contact.failure
    const given = await giveRoles(
      store,
      contact.value,
      missing.filter((role) => role.companyId === companyId),
    )
    if (!given.ok) return given.failure
  }
  return undefined
}
