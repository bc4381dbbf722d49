import type { Context, Resolvers } from '../graphql/resolver'
import { type UserError, userError } from '../graphql/user-error'
import type { RoleAssignment } from '../state/company'
import { missing, refusal } from './business-error'
import { type Place, assignmentsOf, putAssignment, removeAssignment, stamp } from './company-store'

type Wanted = { contactId: string; roleId: string; locationId: string }

/** Why a contact cannot hold a role at a location: the three must be of one company, and the place free. */
function problem(
  { shop }: Place,
  { contactId, roleId, locationId }: Wanted,
  at: string[],
): UserError | undefined {
  const contact = shop.companyContacts.get(contactId)
  const role = shop.companyRoles.get(roleId)
  const location = shop.companyLocations.get(locationId)
  const absent = (field: string, what: string) =>
    userError([...at, field], `${what} does not exist.`, 'RESOURCE_NOT_FOUND')
  if (!contact) return absent('companyContactId', 'The company contact')
  if (role?.companyId !== contact.companyId) return absent('companyContactRoleId', 'The company contact role')
  if (location?.companyId !== contact.companyId) return absent('companyLocationId', 'The company location')
  const isTaken = assignmentsOf(shop, { contactId, locationId }).length > 0
  return isTaken
    ? userError(
        at.length > 0 ? at : null,
        'Company contact has already been assigned a role in that company location.',
        'LIMIT_REACHED',
      )
    : undefined
}

function assign(context: Context, wanted: Wanted): RoleAssignment {
  const companyId = context.shop.companyContacts.get(wanted.contactId)?.companyId ?? ''
  return putAssignment(context, { ...stamp(context, 'CompanyContactRoleAssignment'), ...wanted, companyId })
}

function assignAll(context: Context, wanted: Wanted[]) {
  const made: RoleAssignment[] = []
  for (const [index, each] of wanted.entries()) {
    const error = problem(context, each, ['rolesToAssign', String(index)])
    if (error) return { roleAssignments: made.length > 0 ? made : null, userErrors: [error] }
    made.push(assign(context, each))
  }
  return { roleAssignments: made, userErrors: [] }
}

type AssignArgs = { companyContactId: string; companyContactRoleId: string; companyLocationId: string }

function companyContactAssignRole(_: unknown, args: AssignArgs, context: Context) {
  const wanted = {
    contactId: args.companyContactId,
    roleId: args.companyContactRoleId,
    locationId: args.companyLocationId,
  }
  const error = problem(context, wanted, [])
  if (error) return refusal([error])
  return { companyContactRoleAssignment: assign(context, wanted), userErrors: [] }
}

type ForContact = {
  companyContactId: string
  rolesToAssign: { companyContactRoleId: string; companyLocationId: string }[]
}

const companyContactAssignRoles = (
  _: unknown,
  { companyContactId, rolesToAssign }: ForContact,
  context: Context,
) =>
  assignAll(
    context,
    rolesToAssign.map((each) => ({
      contactId: companyContactId,
      roleId: each.companyContactRoleId,
      locationId: each.companyLocationId,
    })),
  )

type ForLocation = {
  companyLocationId: string
  rolesToAssign: { companyContactRoleId: string; companyContactId: string }[]
}

const companyLocationAssignRoles = (
  _: unknown,
  { companyLocationId, rolesToAssign }: ForLocation,
  context: Context,
) =>
  assignAll(
    context,
    rolesToAssign.map((each) => ({
      contactId: each.companyContactId,
      roleId: each.companyContactRoleId,
      locationId: companyLocationId,
    })),
  )

function revoke(context: Context, held: RoleAssignment[], ids: string[] | undefined, field: string) {
  const wanted = ids ? held.filter(({ id }) => ids.includes(id)) : held
  for (const assignment of wanted) removeAssignment(context, assignment)
  const isMissing = ids?.some((id) => !wanted.some((assignment) => assignment.id === id)) ?? false
  const userErrors = isMissing ? missing(field, 'The role assignment').userErrors : []
  return { revokedRoleAssignmentIds: wanted.map(({ id }) => id), userErrors }
}

type RevokeArgs = {
  companyContactId: string
  roleAssignmentIds?: string[] | null
  revokeAll?: boolean | null
}

function companyContactRevokeRoles(_: unknown, args: RevokeArgs, context: Context) {
  if (!context.shop.companyContacts.get(args.companyContactId))
    return missing('companyContactId', 'The company contact')
  const held = assignmentsOf(context.shop, { contactId: args.companyContactId })
  return revoke(
    context,
    held,
    args.revokeAll ? undefined : (args.roleAssignmentIds ?? []),
    'roleAssignmentIds',
  )
}

type RevokeOneArgs = { companyContactId: string; companyContactRoleAssignmentId: string }

function companyContactRevokeRole(_: unknown, args: RevokeOneArgs, context: Context) {
  const held = assignmentsOf(context.shop, { contactId: args.companyContactId })
  const found = held.find(({ id }) => id === args.companyContactRoleAssignmentId)
  if (!found) return missing('companyContactRoleAssignmentId', 'The role assignment')
  removeAssignment(context, found)
  return { revokedCompanyContactRoleAssignmentId: found.id, userErrors: [] }
}

type RevokeAtArgs = { companyLocationId: string; rolesToRevoke: string[] }

function companyLocationRevokeRoles(
  _: unknown,
  { companyLocationId, rolesToRevoke }: RevokeAtArgs,
  context: Context,
) {
  if (!context.shop.companyLocations.get(companyLocationId))
    return missing('companyLocationId', 'The company location')
  return revoke(
    context,
    assignmentsOf(context.shop, { locationId: companyLocationId }),
    rolesToRevoke,
    'rolesToRevoke',
  )
}

export const roleMutations: Resolvers[string] = {
  companyContactAssignRole,
  companyContactAssignRoles,
  companyLocationAssignRoles,
  companyContactRevokeRole,
  companyContactRevokeRoles,
  companyLocationRevokeRoles,
}
