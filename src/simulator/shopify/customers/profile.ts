import { type UserError, userError } from '../graphql/user-error'
import type { Customer } from '../state/customer'
import type { Shop } from '../state/shop'
import { type AddressInput, hasDuplicate, replaceAddresses, withDefault } from './address'
import { normaliseEmail, normalisePhone } from './contact-details'
import { normaliseTags, tagProblem } from './tags'

/** The part of a customer that customerSet, customerCreate and customerUpdate share. */
export type ProfileInput = {
  email?: string | null
  phone?: string | null
  firstName?: string | null
  lastName?: string | null
  note?: string | null
  locale?: string | null
  tags?: string[] | null
  taxExempt?: boolean | null
  taxExemptions?: string[] | null
  addresses?: AddressInput[] | null
  multipassIdentifier?: string | null
}

export type Outcome = { customer: Customer; errors: UserError[] }

/**
 * The customer that an input makes of another, with every reason to refuse it. Fields left out stay, null
 * clears, lists replace. `at` is where the input stands in the mutation's arguments.
 */
export function writeProfile(
  shop: Shop,
  before: Customer,
  input: ProfileInput,
  at: string[],
  nextId: () => string,
): Outcome {
  const errors: UserError[] = []
  let customer = writeNames({ ...before }, input, at, errors)
  customer = writeContact(shop, customer, input, at, errors)
  if (input.tags !== undefined) {
    customer.tags = normaliseTags(input.tags ?? [])
    const problem = tagProblem(customer.tags)
    if (problem) errors.push(userError([...at, 'tags'], problem.message, problem.code))
  }
  if (input.taxExempt != null) customer.taxExempt = input.taxExempt
  if (input.taxExemptions !== undefined) customer.taxExemptions = [...new Set(input.taxExemptions ?? [])]
  if (input.multipassIdentifier !== undefined) customer.multipassIdentifier = input.multipassIdentifier
  if (input.addresses) {
    const written = replaceAddresses(customer, input.addresses, [...at, 'addresses'], nextId)
    errors.push(...written.errors)
    const lost = shop.settings.quirks.includes('repeated-address-is-deleted') ? before.addresses : []
    const kept = written.addresses.filter((address) => !hasDuplicate(lost, { ...address, id: '' }))
    customer = withDefault(customer, kept)
  }
  if (errors.length === 0 && !isReachable(customer)) {
    errors.push(
      userError(at.length > 0 ? at : null, 'A name, phone number, or email address must be present', 'BLANK'),
    )
  }
  return { customer, errors }
}

const isReachable = ({ email, phone, firstName, lastName }: Customer): boolean =>
  Boolean(email ?? phone ?? firstName ?? lastName)

const limits = { firstName: ['First name', 255], lastName: ['Last name', 255], note: ['Note', 5000] } as const

function writeNames(customer: Customer, input: ProfileInput, at: string[], errors: UserError[]): Customer {
  for (const field of ['firstName', 'lastName', 'note'] as const) {
    const value = input[field]
    if (value === undefined) continue
    const [title, limit] = limits[field]
    customer[field] = (field === 'note' ? value : value?.trim()) || null
    if (value && value.length > limit) {
      errors.push(
        userError([...at, field], `${title} is too long (maximum is ${limit} characters)`, 'TOO_LONG'),
      )
    }
  }
  if (input.locale != null) {
    customer.locale = input.locale
    const known = /^[a-z]{2,3}(-([A-Z][a-z]{3}|[A-Z]{2}|\d{3}))?$/.test(input.locale)
    if (!known) errors.push(userError([...at, 'locale'], 'Locale is invalid', 'INVALID'))
  }
  return customer
}

function writeContact(
  shop: Shop,
  customer: Customer,
  input: ProfileInput,
  at: string[],
  errors: UserError[],
): Customer {
  const isOther = (owner: Customer | undefined) => owner !== undefined && owner.id !== customer.id
  if (input.email !== undefined) {
    const email = input.email ? normaliseEmail(input.email) : null
    if (email === undefined) errors.push(userError([...at, 'email'], 'Email is invalid', 'INVALID'))
    else if (email && isOther(shop.customers.byEmail(email))) {
      errors.push(userError([...at, 'email'], 'Email has already been taken', 'TAKEN'))
    } else customer.email = email
  }
  if (input.phone !== undefined) {
    const phone = input.phone ? normalisePhone(input.phone) : null
    if (phone === undefined) errors.push(userError([...at, 'phone'], 'Phone is invalid', 'INVALID'))
    else if (phone && isOther(shop.customers.byPhone(phone))) {
      errors.push(userError([...at, 'phone'], 'Phone has already been taken', 'TAKEN'))
    } else customer.phone = phone
  }
  return customer
}
