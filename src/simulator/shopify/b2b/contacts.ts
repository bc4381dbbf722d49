import { commitCustomer } from '../customers/commit'
import { writeProfile } from '../customers/profile'
import type { Context, Resolvers } from '../graphql/resolver'
import { type UserError, userError } from '../graphql/user-error'
import type { Company, CompanyContact } from '../state/company'
import { type Customer, blankCustomer } from '../state/customer'
import { gid } from '../state/gid'
import { missing, refusal, refuse } from './business-error'
import { type Place, contactsOf, putContact, removeContact, stamp } from './company-store'

export type ContactInput = {
  email?: string | null
  phone?: string | null
  firstName?: string | null
  lastName?: string | null
  title?: string | null
  locale?: string | null
}

type Made = { contact: CompanyContact } | { errors: UserError[] }

const MAX_CONTACTS = 10_000

function addContact(
  place: Place,
  company: Company,
  customer: Customer,
  input: ContactInput,
  field: string[],
): Made {
  const fail = (message: string, code: string): Made => ({ errors: [userError(field, message, code)] })
  const contacts = contactsOf(place.shop, company.id)
  if (!customer.email) return fail('Customer must have an email address.', 'INVALID_INPUT')
  if (contacts.some(({ customerId }) => customerId === customer.id)) {
    return fail('Customer is already associated with a company contact.', 'INVALID_INPUT')
  }
  if (contacts.length >= MAX_CONTACTS) return fail('The company has too many contacts.', 'LIMIT_REACHED')
  const contact = putContact(place, {
    ...stamp(place, 'CompanyContact'),
    companyId: company.id,
    customerId: customer.id,
    title: input.title ?? null,
    locale: input.locale ?? customer.locale,
  })
  return { contact }
}

/** A contact is a customer of the store; one with that address is taken, otherwise made. */
export function createContact(place: Place, company: Company, input: ContactInput, at: string[]): Made {
  const { shop, world } = place
  const known = input.email ? shop.customers.byEmail(input.email) : undefined
  if (known) return addContact(place, company, known, input, [...at, 'email'])
  if (!input.email) return { errors: [userError([...at, 'email'], "Email address can't be blank", 'BLANK')] }
  const { title: _, ...profile } = input
  const blank = blankCustomer(gid('Customer', world.nextId()), world.clock.iso())
  const { customer, errors } = writeProfile(shop, blank, profile, at, () => world.nextId())
  if (errors.length > 0) return { errors }
  return addContact(place, company, commitCustomer(place, customer), input, at)
}

type CreateArgs = { companyId: string; input: ContactInput }

function companyContactCreate(_: unknown, { companyId, input }: CreateArgs, context: Context) {
  const company = context.shop.companies.get(companyId)
  if (!company) return missing('companyId', 'The company')
  const made = createContact(context, company, input, ['input'])
  return 'errors' in made ? refusal(made.errors) : { companyContact: made.contact, userErrors: [] }
}

type AssignArgs = { companyId: string; customerId: string }

function companyAssignCustomerAsContact(_: unknown, { companyId, customerId }: AssignArgs, context: Context) {
  const company = context.shop.companies.get(companyId)
  if (!company) return missing('companyId', 'The company')
  const customer = context.shop.customers.get(customerId)
  if (!customer) return missing('customerId', 'The customer')
  const made = addContact(context, company, customer, {}, ['customerId'])
  return 'errors' in made ? refusal(made.errors) : { companyContact: made.contact, userErrors: [] }
}

type UpdateArgs = { companyContactId: string; input: ContactInput }

function companyContactUpdate(_: unknown, { companyContactId, input }: UpdateArgs, context: Context) {
  const { shop, world } = context
  const contact = shop.companyContacts.get(companyContactId)
  const customer = contact && shop.customers.get(contact.customerId)
  if (!contact || !customer) return missing('companyContactId', 'The company contact')
  if (Object.keys(input).length === 0)
    return refuse(['input'], 'At least one field must be given.', 'NO_INPUT')
  const { title, ...profile } = input
  const written = writeProfile(shop, customer, profile, ['input'], () => world.nextId())
  if (written.errors.length > 0) return refusal(written.errors)
  commitCustomer(context, written.customer)
  const changed = {
    ...contact,
    title: title === undefined ? contact.title : title,
    locale: input.locale ?? contact.locale,
  }
  return { companyContact: putContact(context, changed), userErrors: [] }
}

const remove =
  (result: 'deletedCompanyContactId' | 'removedCompanyContactId') =>
  (_: unknown, { companyContactId }: { companyContactId: string }, context: Context) => {
    const contact = context.shop.companyContacts.get(companyContactId)
    if (!contact) return missing('companyContactId', 'The company contact')
    removeContact(context, contact)
    return { [result]: contact.id, userErrors: [] }
  }

function companyContactsDelete(
  _: unknown,
  { companyContactIds }: { companyContactIds: string[] },
  context: Context,
) {
  const found = companyContactIds.flatMap((id) => context.shop.companyContacts.get(id) ?? [])
  for (const contact of found) removeContact(context, contact)
  const unknown = companyContactIds.findIndex((id) => !found.some((contact) => contact.id === id))
  const userErrors =
    unknown < 0 ? [] : missing(`companyContactIds.${unknown}`, 'The company contact').userErrors
  return { deletedCompanyContactIds: found.map(({ id }) => id), userErrors }
}

export const contactMutations: Resolvers[string] = {
  companyContactCreate,
  companyAssignCustomerAsContact,
  companyContactUpdate,
  companyContactDelete: remove('deletedCompanyContactId'),
  companyContactRemoveFromCompany: remove('removedCompanyContactId'),
  companyContactsDelete,
}
