import { profilesOf } from '../b2b/company-store'
import type { Context, Resolvers } from '../graphql/resolver'
import { userError } from '../graphql/user-error'
import type { Customer } from '../state/customer'
import { gid } from '../state/gid'
import { findMetafield } from '../state/metafield'
import type { Shop } from '../state/shop'
import { withDefault } from './address'
import { commitCustomer } from './commit'
import { addTags } from './tags'

const MAX_TAGS = 250

type Override = {
  customerIdOfEmailToKeep?: string | null
  customerIdOfPhoneNumberToKeep?: string | null
  customerIdOfFirstNameToKeep?: string | null
  customerIdOfLastNameToKeep?: string | null
  customerIdOfDefaultAddressToKeep?: string | null
  note?: string | null
  tags?: string[] | null
}

type Args = { customerOneId: string; customerTwoId: string; overrideFields?: Override | null }

type Pair = { kept: Customer; gone: Customer }

/** Which of two customers stays: the one with an account or an e-mail address, else the first. */
function choose(one: Customer, two: Customer, { customerIdOfEmailToKeep }: Override): Pair {
  const isSecond = customerIdOfEmailToKeep === two.id || (!one.email && Boolean(two.email))
  return isSecond ? { kept: two, gone: one } : { kept: one, gone: two }
}

export function blockedBecause(shop: Shop, customer: Customer): string | undefined {
  if (customer.erasureRequestedAt) return 'PENDING_DATA_REQUEST'
  if (customer.multipassIdentifier) return 'MULTIPASS_IDENTIFIER'
  return profilesOf(shop, customer.id).length > 0 ? 'COMPANY_CONTACT' : undefined
}

/** The customer that two become: the kept one first, what it lacks from the other, and both's lists. */
export function mergedCustomer({ kept, gone }: Pair, override: Override): Customer {
  const pick = <Field extends 'email' | 'phone' | 'firstName' | 'lastName'>(
    field: Field,
    wanted?: string | null,
  ) => (wanted === gone.id ? gone[field] : kept[field]) ?? kept[field] ?? gone[field]
  const metafields = gone.metafields
    .filter(({ namespace, key }) => !findMetafield(kept.metafields, namespace, key))
    .map((metafield) => ({ ...metafield, ownerId: kept.id }))
  const merged: Customer = {
    ...kept,
    email: pick('email', override.customerIdOfEmailToKeep),
    phone: pick('phone', override.customerIdOfPhoneNumberToKeep),
    firstName: pick('firstName', override.customerIdOfFirstNameToKeep),
    lastName: pick('lastName', override.customerIdOfLastNameToKeep),
    note: override.note ?? ([kept.note, gone.note].filter(Boolean).join('\n') || null),
    tags: override.tags ? addTags([], override.tags) : addTags(kept.tags, gone.tags),
    metafields: [...kept.metafields, ...metafields],
    numberOfOrders: kept.numberOfOrders + gone.numberOfOrders,
    amountSpent: kept.amountSpent + gone.amountSpent,
  }
  const defaultId =
    override.customerIdOfDefaultAddressToKeep === gone.id ? gone.defaultAddressId : kept.defaultAddressId
  return withDefault(merged, [...kept.addresses, ...gone.addresses], defaultId ?? undefined)
}

/** Puts the merged customer in place of both and tells of it. */
export function merge({ world, shop }: Pick<Context, 'world' | 'shop'>, pair: Pair, override: Override = {}) {
  const jobId = gid('Job', crypto.randomUUID())
  shop.customers.remove(pair.gone.id)
  const kept = commitCustomer({ world, shop }, mergedCustomer(pair, override))
  shop.merges.set(jobId, kept.id)
  world.changed({ shop, kind: 'customers-merged', kept, gone: pair.gone, jobId })
  return { jobId, kept }
}

const refuse = (field: string, message: string, code: string) => ({
  job: null,
  resultingCustomerId: null,
  userErrors: [userError([field], message, code)],
})

function customerMerge(_: unknown, args: Args, context: Context) {
  const { shop } = context
  const one = shop.customers.get(args.customerOneId)
  const two = shop.customers.get(args.customerTwoId)
  if (!one) return refuse('customerOneId', 'Customer does not exist.', 'INVALID_CUSTOMER_ID')
  if (!two) return refuse('customerTwoId', 'Customer does not exist.', 'INVALID_CUSTOMER_ID')
  if (one === two) return refuse('customerTwoId', 'Customers IDs should not match.', 'INVALID_CUSTOMER_ID')
  const blocked = [one, two].find((customer) => blockedBecause(shop, customer))
  if (blocked)
    return refuse(
      blocked === one ? 'customerOneId' : 'customerTwoId',
      'Customer cannot be merged.',
      'INVALID_CUSTOMER',
    )
  const override = args.overrideFields ?? {}
  const pair = choose(one, two, override)
  if (mergedCustomer(pair, override).tags.length > MAX_TAGS) {
    return refuse('overrideFields', 'The merged customer would have too many tags.', 'INVALID_CUSTOMER')
  }
  const { jobId, kept } = merge(context, pair, override)
  return { job: { id: jobId, done: true, query: {} }, resultingCustomerId: kept.id, userErrors: [] }
}

function customerMergePreview(_: unknown, args: Args, { shop }: Context) {
  const one = shop.customers.get(args.customerOneId)
  const two = shop.customers.get(args.customerTwoId)
  const errors = [one, two].flatMap((customer) =>
    customer ? (blockedBecause(shop, customer) ?? []) : ['DELETED_AT'],
  )
  if (!one || !two || errors.length > 0) {
    return { customerMergeErrors: [{ errorFields: errors, message: 'These customers cannot be merged.' }] }
  }
  return {
    resultingCustomerId: choose(one, two, args.overrideFields ?? {}).kept.id,
    customerMergeErrors: null,
  }
}

export const mergeResolvers: Resolvers = {
  Mutation: { customerMerge },
  QueryRoot: {
    customerMergePreview,
    customerMergeJobStatus: (_: unknown, { jobId }: { jobId: string }, { shop }: Context) => {
      const resultingCustomerId = shop.merges.get(jobId)
      return resultingCustomerId
        ? { jobId, resultingCustomerId, status: 'COMPLETED', customerMergeErrors: [] }
        : null
    },
    job: (_: unknown, { id }: { id: string }) => ({ id, done: true, query: {} }),
  },
  Customer: {
    mergeable: (customer: Customer, _: unknown, { shop }: Context) => {
      const reason = blockedBecause(shop, customer)
      return {
        isMergeable: !reason,
        errorFields: reason ? [reason] : [],
        reason: reason ? 'Customer cannot be merged.' : null,
      }
    },
  },
}
