import { z } from 'zod'
import { withDefault } from '../customers/address'
import { commitCustomer, removeCustomer } from '../customers/commit'
import { writeConsent } from '../customers/consent'
import { canDelete } from '../customers/customer-mutations'
import { redact } from '../customers/erasure'
import { merge } from '../customers/merge'
import { type Outcome, writeProfile } from '../customers/profile'
import { addTags, removeTags } from '../customers/tags'
import { type UserError, userError } from '../graphql/user-error'
import { writeMetafield } from '../metafields/write'
import { MERCHANT } from '../state/app'
import { type Customer, blankCustomer } from '../state/customer'
import { gid } from '../state/gid'
import type { Shop } from '../state/shop'
import type { World } from '../state/world'

const text = z.string().nullish()

const Address = z.object({
  id: text,
  firstName: text,
  lastName: text,
  company: text,
  address1: text,
  address2: text,
  city: text,
  country: text,
  countryCode: text,
  province: text,
  provinceCode: text,
  zip: text,
  phone: text,
})

const Profile = z.object({
  email: text,
  phone: text,
  firstName: text,
  lastName: text,
  note: text,
  locale: text,
  tags: z.union([z.array(z.string()), z.string().transform((tags) => [tags])]).optional(),
  taxExempt: z.boolean().optional(),
  addresses: z.array(Address).optional(),
  metafields: z
    .array(
      z.object({ namespace: z.string(), key: z.string(), value: z.string(), type: z.string().optional() }),
    )
    .optional(),
  emailConsent: z.enum(['SUBSCRIBED', 'UNSUBSCRIBED', 'PENDING']).optional(),
  state: z.enum(['DISABLED', 'INVITED', 'ENABLED', 'DECLINED']).optional(),
})

const Id = z.object({
  /** A global id, its number, or the customer's e-mail address. */
  id: z.union([z.string(), z.number()]).transform(String),
})

export const MerchantAction = z.discriminatedUnion('action', [
  Profile.extend({ action: z.literal('create') }),
  Profile.extend({ action: z.literal('update'), ...Id.shape }),
  Id.extend({ action: z.literal('delete') }),
  Id.extend({ action: z.literal('addTags'), tags: z.array(z.string()) }),
  Id.extend({ action: z.literal('removeTags'), tags: z.array(z.string()) }),
  Id.extend({ action: z.literal('merge'), otherId: z.union([z.string(), z.number()]).transform(String) }),
  Id.extend({ action: z.literal('defaultAddress'), addressId: z.string() }),
  Id.extend({ action: z.literal('requestData') }),
  Id.extend({ action: z.literal('redact') }),
  Id.extend({ action: z.literal('order'), amount: z.number().default(50) }),
])

/** What the people of a store, or its shoppers, do to a customer. */
export type MerchantAction = z.infer<typeof MerchantAction>

export type ActionResult =
  { ok: true; customer: Customer; deleted?: true } | { ok: false; status: 404 | 422; errors: UserError[] }

type Place = { world: World; shop: Shop }

export function findAnyhow(shop: Shop, id: string): Customer | undefined {
  return shop.customers.get(id) ?? shop.customers.get(gid('Customer', id)) ?? shop.customers.byEmail(id)
}

const unknown: ActionResult = {
  ok: false,
  status: 404,
  errors: [userError(['id'], 'This store has no such customer', 'NOT_FOUND')],
}

/** Carries out what a merchant or shopper does, by the same rules as the API. */
export function actAsMerchant(place: Place, action: MerchantAction): ActionResult {
  const { world, shop } = place
  if (action.action === 'create') {
    return write(place, blankCustomer(gid('Customer', world.nextId()), world.clock.iso()), action)
  }
  const customer = findAnyhow(shop, action.id)
  if (!customer) return unknown
  switch (action.action) {
    case 'update':
      return write(place, customer, action)
    case 'delete':
      return remove(place, customer)
    case 'addTags':
      return {
        ok: true,
        customer: commitCustomer(place, { ...customer, tags: addTags(customer.tags, action.tags) }),
      }
    case 'removeTags':
      return {
        ok: true,
        customer: commitCustomer(place, { ...customer, tags: removeTags(customer.tags, action.tags) }),
      }
    case 'merge':
      return mergeTwo(place, customer, action.otherId)
    case 'defaultAddress':
      return {
        ok: true,
        customer: commitCustomer(place, withDefault(customer, customer.addresses, action.addressId)),
      }
    case 'requestData':
      world.changed({ shop, kind: 'data-requested', customer, requestId: world.nextId() })
      return { ok: true, customer }
    case 'redact':
      return { ok: true, customer: redact(world, shop, customer) }
    case 'order':
      return { ok: true, customer: commitCustomer(place, ordered(customer, action.amount)) }
  }
}

const ordered = (customer: Customer, amount: number): Customer => ({
  ...customer,
  numberOfOrders: customer.numberOfOrders + 1,
  amountSpent: customer.amountSpent + amount,
})

function mergeTwo(place: Place, kept: Customer, otherId: string): ActionResult {
  const gone = findAnyhow(place.shop, otherId)
  if (!gone || gone.id === kept.id) return unknown
  return { ok: true, customer: merge(place, { kept, gone }).kept }
}

function remove(place: Place, customer: Customer): ActionResult {
  if (!canDelete(customer)) {
    return {
      ok: false,
      status: 422,
      errors: [userError(['id'], 'A customer with orders cannot be deleted', 'INVALID')],
    }
  }
  removeCustomer(place, customer)
  return { ok: true, customer, deleted: true }
}

function write(place: Place, before: Customer, input: z.infer<typeof Profile>): ActionResult {
  const { world, shop } = place
  const { metafields = [], emailConsent, state, ...profile } = input
  let { customer, errors }: Outcome = writeProfile(shop, before, profile, [], () => world.nextId())
  for (const [index, metafield] of metafields.entries()) {
    const at = ['metafields', String(index)]
    const written = writeMetafield(
      { ...place, app: MERCHANT },
      customer.id,
      customer.metafields,
      metafield,
      at,
    )
    customer = { ...customer, metafields: written.metafields }
    errors = [...errors, ...written.errors]
  }
  if (errors.length > 0) return { ok: false, status: 422, errors }
  if (emailConsent)
    customer = writeConsent(customer, 'emailConsent', { state: emailConsent }, world.clock.iso())
  return { ok: true, customer: commitCustomer(place, { ...customer, state: state ?? customer.state }) }
}
