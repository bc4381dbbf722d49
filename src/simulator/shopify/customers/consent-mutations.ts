import type { Context, Resolvers } from '../graphql/resolver'
import { userError } from '../graphql/user-error'
import { commitCustomer } from './commit'
import {
  type Channel,
  type ConsentInput,
  type MarketingInput,
  consentProblem,
  fromMarketing,
  writeConsent,
} from './consent'

type ConsentArgs<Name extends string, Consent> = { input: { customerId: string } & Record<Name, Consent> }

function updateConsent(
  context: Context,
  customerId: string,
  channel: Channel,
  consent: ConsentInput,
  field: string,
) {
  const customer = context.shop.customers.get(customerId)
  if (!customer) {
    const error = userError(['input', 'customerId'], 'Customer does not exist', 'INVALID')
    return { customer: null, userErrors: [error] }
  }
  const problem = consentProblem(customer, channel, consent, ['input', field])
  if (problem) return { customer: null, userErrors: [problem] }
  const after = writeConsent(customer, channel, consent, context.world.clock.iso())
  return { customer: commitCustomer(context, after), userErrors: [] }
}

export const consentMutations: Resolvers[string] = {
  customerEmailMarketingConsentUpdate: (
    _: unknown,
    { input }: ConsentArgs<'emailMarketingConsent', MarketingInput>,
    context: Context,
  ) =>
    updateConsent(
      context,
      input.customerId,
      'emailConsent',
      fromMarketing(input.emailMarketingConsent),
      'emailMarketingConsent',
    ),
  customerSmsMarketingConsentUpdate: (
    _: unknown,
    { input }: ConsentArgs<'smsMarketingConsent', MarketingInput>,
    context: Context,
  ) =>
    updateConsent(
      context,
      input.customerId,
      'smsConsent',
      fromMarketing(input.smsMarketingConsent),
      'smsMarketingConsent',
    ),
  customerWhatsAppMarketingConsentUpdate: (
    _: unknown,
    { input }: ConsentArgs<'whatsAppMarketingConsent', ConsentInput>,
    context: Context,
  ) =>
    updateConsent(
      context,
      input.customerId,
      'whatsAppConsent',
      input.whatsAppMarketingConsent,
      'whatsAppMarketingConsent',
    ),
}
