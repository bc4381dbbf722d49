import type { Context, Resolvers } from '../graphql/resolver'
import { type UserError, userError } from '../graphql/user-error'
import { type MetafieldInput, writeMetafield } from '../metafields/write'
import { type Customer, blankCustomer } from '../state/customer'
import { gid } from '../state/gid'
import { commitCustomer, removeCustomer } from './commit'
import {
  type Channel,
  type ConsentInput,
  type MarketingInput,
  consentProblem,
  fromMarketing,
  writeConsent,
} from './consent'
import { customerSet } from './customer-set'
import { type Outcome, type ProfileInput, writeProfile } from './profile'

type CustomerInput = ProfileInput & {
  id?: string | null
  metafields?: (Omit<MetafieldInput, 'key'> & { id?: string | null; key?: string | null })[] | null
  emailMarketingConsent?: MarketingInput | null
  smsMarketingConsent?: MarketingInput | null
  whatsAppMarketingConsent?: ConsentInput | null
}

const notFound = (field: string[]) => ({
  customer: null,
  userErrors: [userError(field, 'Customer does not exist', 'NOT_FOUND')],
})

function withMetafields(context: Context, { customer, errors }: Outcome, input: CustomerInput): Outcome {
  let metafields = customer.metafields
  const problems = [...errors]
  for (const [index, given] of (input.metafields ?? []).entries()) {
    const known = given.id ? metafields.find((metafield) => metafield.id === given.id) : undefined
    const key = given.key ?? known?.key ?? ''
    const namespace = given.namespace ?? known?.namespace
    const at = ['metafields', String(index)]
    const written = writeMetafield(context, customer.id, metafields, { ...given, key, namespace }, at)
    metafields = written.metafields
    problems.push(...written.errors)
  }
  return { customer: { ...customer, metafields }, errors: problems }
}

function withConsents(context: Context, { customer, errors }: Outcome, input: CustomerInput): Outcome {
  const given: [Channel, string, ConsentInput | null | undefined][] = [
    [
      'emailConsent',
      'emailMarketingConsent',
      input.emailMarketingConsent && fromMarketing(input.emailMarketingConsent),
    ],
    [
      'smsConsent',
      'smsMarketingConsent',
      input.smsMarketingConsent && fromMarketing(input.smsMarketingConsent),
    ],
    ['whatsAppConsent', 'whatsAppMarketingConsent', input.whatsAppMarketingConsent],
  ]
  let result = customer
  const problems = [...errors]
  for (const [channel, field, consent] of given) {
    if (!consent) continue
    const problem = consentProblem(result, channel, consent, [field])
    if (problem) problems.push(problem)
    else result = writeConsent(result, channel, consent, context.world.clock.iso())
  }
  return { customer: result, errors: problems }
}

function write(context: Context, before: Customer, input: CustomerInput): Outcome {
  const profile = writeProfile(context.shop, before, input, [], () => context.world.nextId())
  return withConsents(context, withMetafields(context, profile, input), input)
}

const finish = (context: Context, { customer, errors }: Outcome) =>
  errors.length > 0
    ? { customer: null, userErrors: errors }
    : { customer: commitCustomer(context, customer), userErrors: [] }

function customerCreate(_: unknown, { input }: { input: CustomerInput }, context: Context) {
  if (input.id) return { customer: null, userErrors: [userError(['id'], 'Id must be blank', 'PRESENT')] }
  const { world } = context
  return finish(
    context,
    write(context, blankCustomer(gid('Customer', world.nextId()), world.clock.iso()), input),
  )
}

function customerUpdate(_: unknown, { input }: { input: CustomerInput }, context: Context) {
  const before = input.id ? context.shop.customers.get(input.id) : undefined
  if (!before) return notFound(['id'])
  const consent = (['emailMarketingConsent', 'smsMarketingConsent'] as const).find((field) => input[field])
  if (consent) {
    const message = `To update ${consent}, please use the customer${consent[0]?.toUpperCase()}${consent.slice(1)}Update Mutation instead`
    return { customer: null, userErrors: [userError([consent], message, 'INVALID')] }
  }
  return finish(context, write(context, before, input))
}

function customerDelete(_: unknown, { input }: { input: { id: string } }, context: Context) {
  const { shop } = context
  const refuse = (error: UserError) => ({ deletedCustomerId: null, shop, userErrors: [error] })
  const customer = shop.customers.get(input.id)
  if (!customer) return refuse(userError(['id'], "Customer can't be found", 'NOT_FOUND'))
  if (!canDelete(customer)) {
    return refuse(
      userError(['id'], 'Customer can’t be deleted because they have associated orders', 'INVALID'),
    )
  }
  removeCustomer(context, customer)
  return { deletedCustomerId: customer.id, shop, userErrors: [] }
}

export const canDelete = (customer: Customer): boolean => customer.numberOfOrders === 0

export const customerMutations: Resolvers[string] = {
  customerSet,
  customerCreate,
  customerUpdate,
  customerDelete,
}
