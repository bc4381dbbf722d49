import type { Context, Resolvers } from '../graphql/resolver'
import { type UserError, userError } from '../graphql/user-error'
import type { Company } from '../state/company'
import { gid } from '../state/gid'
import { missing, refusal } from './business-error'
import { type Place, contactsOf, putCompany, removeCompany, stamp } from './company-store'
import { type ContactInput, createContact } from './contacts'
import { type LocationInput, createLocation } from './locations'

export type CompanyInput = {
  name?: string | null
  externalId?: string | null
  note?: string | null
  customerSince?: string | null
}

export type CompanyCreateInput = {
  company: CompanyInput
  companyContact?: ContactInput | null
  companyLocation?: LocationInput | null
}

function problems({ shop }: Place, input: CompanyInput, at: string[], self?: string): UserError[] {
  const errors: UserError[] = []
  if (input.name !== undefined && !input.name?.trim()) {
    errors.push(userError([...at, 'name'], "Name can't be blank", 'BLANK'))
  }
  if (input.name && input.name.length > 255) {
    errors.push(userError([...at, 'name'], 'Name is too long (maximum is 255 characters)', 'TOO_LONG'))
  }
  const taken = shop.companies
    .all()
    .some(({ id, externalId }) => id !== self && externalId && externalId === input.externalId)
  if (taken) errors.push(userError([...at, 'externalId'], 'External ID has already been taken.', 'TAKEN'))
  return errors
}

/** Makes a company with its two usual roles, a location, and a contact when one is given. */
export function createCompany(
  place: Place,
  input: CompanyCreateInput,
): { company: Company } | { errors: UserError[] } {
  const { shop, world } = place
  const errors = problems(place, { ...input.company, name: input.company.name ?? '' }, ['input', 'company'])
  if (errors.length > 0) return { errors }
  const stamped = stamp(place, 'Company')
  const [admin, ordering] = ['Location admin', 'Ordering only'].map((name) =>
    shop.companyRoles.put({
      id: gid('CompanyContactRole', world.nextId()),
      companyId: stamped.id,
      name,
      note: null,
    }),
  )
  const company = putCompany(place, {
    ...stamped,
    name: input.company.name?.trim() ?? '',
    externalId: input.company.externalId ?? null,
    note: input.company.note ?? null,
    customerSince: input.company.customerSince ?? stamped.createdAt,
    mainContactId: null,
    defaultRoleId: ordering?.id ?? null,
    metafields: [],
  })
  const location = createLocation(place, company, { name: company.name, ...input.companyLocation }, [
    'input',
    'companyLocation',
  ])
  const contact =
    input.companyContact && createContact(place, company, input.companyContact, ['input', 'companyContact'])
  const failures = [location, contact].flatMap((made) => (made && 'errors' in made ? made.errors : []))
  if (failures.length > 0) {
    removeCompany(place, company)
    return { errors: failures }
  }
  if (contact && 'contact' in contact && 'location' in location && admin) {
    shop.roleAssignments.put({
      ...stamp(place, 'CompanyContactRoleAssignment'),
      companyId: company.id,
      contactId: contact.contact.id,
      roleId: admin.id,
      locationId: location.location.id,
    })
    return { company: putCompany(place, { ...company, mainContactId: contact.contact.id }) }
  }
  return { company }
}

function companyCreate(_: unknown, { input }: { input: CompanyCreateInput }, context: Context) {
  const made = createCompany(context, input)
  return 'errors' in made ? refusal(made.errors) : { company: made.company, userErrors: [] }
}

type UpdateArgs = { companyId: string; input: CompanyInput }

function companyUpdate(_: unknown, { companyId, input }: UpdateArgs, context: Context) {
  const company = context.shop.companies.get(companyId)
  if (!company) return missing('companyId', 'The company')
  const errors = problems(context, input, ['input'], companyId)
  if (errors.length > 0) return refusal(errors)
  const { name, externalId, note, customerSince } = input
  const changed = {
    ...company,
    name: name?.trim() ?? company.name,
    externalId: externalId === undefined ? company.externalId : externalId,
    note: note === undefined ? company.note : note,
    customerSince: customerSince ?? company.customerSince,
  }
  return { company: putCompany(context, changed), userErrors: [] }
}

function companyDelete(_: unknown, { id }: { id: string }, context: Context) {
  const company = context.shop.companies.get(id)
  if (!company) return missing('id', 'The company')
  removeCompany(context, company)
  return { deletedCompanyId: id, userErrors: [] }
}

type MainArgs = { companyId: string; companyContactId: string }

function companyAssignMainContact(_: unknown, { companyId, companyContactId }: MainArgs, context: Context) {
  const company = context.shop.companies.get(companyId)
  if (!company) return missing('companyId', 'The company')
  if (!contactsOf(context.shop, companyId).some(({ id }) => id === companyContactId)) {
    return missing('companyContactId', 'The company contact')
  }
  return { company: putCompany(context, { ...company, mainContactId: companyContactId }), userErrors: [] }
}

function companyRevokeMainContact(_: unknown, { companyId }: { companyId: string }, context: Context) {
  const company = context.shop.companies.get(companyId)
  if (!company) return missing('companyId', 'The company')
  return { company: putCompany(context, { ...company, mainContactId: null }), userErrors: [] }
}

export const companyMutations: Resolvers[string] = {
  companyCreate,
  companyUpdate,
  companyDelete,
  companyAssignMainContact,
  companyRevokeMainContact,
}
