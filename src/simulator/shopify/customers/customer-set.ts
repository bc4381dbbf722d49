import type { Context } from '../graphql/resolver'
import { type UserError, userError } from '../graphql/user-error'
import { namespaceFor } from '../metafields/namespace'
import { writeMetafield } from '../metafields/write'
import { type Customer, blankCustomer } from '../state/customer'
import { gid } from '../state/gid'
import type { Shop } from '../state/shop'
import { commitCustomer } from './commit'
import { normaliseEmail, normalisePhone } from './contact-details'
import { type ProfileInput, writeProfile } from './profile'

export type CustomId = { namespace?: string | null; key: string; value: string }

type Identifier = {
  id?: string | null
  email?: string | null
  phone?: string | null
  customId?: CustomId | null
}

export type CustomerSetArgs = {
  identifier?: Identifier | null
  input: ProfileInput & { id?: string | null }
}

type Target = { customer?: Customer; customId?: CustomId; error?: UserError }

const target = {
  found: (customer: Customer | undefined, customId?: CustomId): Target => ({ customer, customId }),
  refused: (field: string[], message: string, code: string): Target => ({
    error: userError(field, message, code),
  }),
}

const mismatch = (field: string) =>
  target.refused(
    ['input', field],
    'The identifier value does not match the value of the corresponding field in the input.',
    'INPUT_MISMATCH',
  )

const missing = (field: string) =>
  target.refused(
    ['input', field],
    'The input field corresponding to the identifier is required.',
    'MISSING_FIELD_REQUIRED',
  )

function byId(shop: Shop, id: string, field: string[]): Target {
  const customer = shop.customers.get(id)
  return customer
    ? target.found(customer)
    : target.refused(field, 'Resource matching the identifier was not found.', 'NOT_FOUND')
}

function byContact(
  field: 'email' | 'phone',
  wanted: string,
  given: string | null | undefined,
  normalise: (text: string) => string | undefined,
  find: (value: string) => Customer | undefined,
): Target {
  if (!given) return missing(field)
  const [key, value] = [normalise(wanted), normalise(given)]
  if (key === undefined) {
    const title = field === 'email' ? 'Email' : 'Phone'
    return target.refused(['identifier', field], `${title} is invalid`, 'INVALID')
  }
  return key === value ? target.found(find(key)) : mismatch(field)
}

function byCustomId({ shop, app }: Context, customId: CustomId): Target {
  const namespace = namespaceFor(customId.namespace, app)
  const definition = shop.definitions
    .all()
    .find(
      (each) => each.ownerType === 'CUSTOMER' && each.namespace === namespace && each.key === customId.key,
    )
  if (definition?.type !== 'id') {
    return target.refused(
      ['identifier', 'customId'],
      "Metafield definition of type 'id' is required when using custom ids.",
      'INVALID',
    )
  }
  return target.found(shop.customers.byMetafield(namespace, customId.key, customId.value), customId)
}

/** Whom customerSet is about (2026-10: by id only updates, the other identifiers also create). */
function findTarget(context: Context, { identifier, input }: CustomerSetArgs): Target {
  const { shop } = context
  if (identifier && input.id) {
    return target.refused(
      ['input', 'id'],
      'The id field is not allowed if identifier is provided.',
      'ID_NOT_ALLOWED',
    )
  }
  if (identifier?.id) return byId(shop, identifier.id, ['identifier', 'id'])
  if (input.id) return byId(shop, input.id, ['input', 'id'])
  if (identifier?.email) {
    return byContact('email', identifier.email, input.email, normaliseEmail, (email) =>
      shop.customers.byEmail(email),
    )
  }
  if (identifier?.phone) {
    return byContact('phone', identifier.phone, input.phone, normalisePhone, (phone) =>
      shop.customers.byPhone(phone),
    )
  }
  return identifier?.customId ? byCustomId(context, identifier.customId) : {}
}

export function customerSet(_: unknown, args: CustomerSetArgs, context: Context) {
  const { world, shop } = context
  const found = findTarget(context, args)
  if (found.error) return { customer: null, userErrors: [found.error] }
  const nextId = () => world.nextId()
  const before = found.customer ?? blankCustomer(gid('Customer', nextId()), world.clock.iso())
  const { customer, errors } = writeProfile(shop, before, args.input, ['input'], nextId)
  if (errors.length > 0) return { customer: null, userErrors: errors }
  const identified =
    found.customer || !found.customId ? customer : withCustomId(context, customer, found.customId)
  return { customer: commitCustomer(context, identified), userErrors: [] }
}

// Shopify's documents do not say that a create through customId writes that metafield, but an upsert would
// not find its own customer again if it did not.
function withCustomId(context: Context, customer: Customer, customId: CustomId): Customer {
  const written = writeMetafield(context, customer.id, customer.metafields, { ...customId, type: 'id' }, [])
  return { ...customer, metafields: written.metafields }
}
