import type { Context, Resolvers } from '../graphql/resolver'
import { userError } from '../graphql/user-error'
import type { Customer } from '../state/customer'
import { legacyIdOf } from '../state/gid'
import { commitCustomer } from './commit'

type Found = { customer: Customer } | { problem: string }

/** Invitations exist for legacy customer accounts only. */
function invitable({ shop }: Context, customerId: string): Found {
  const customer = shop.customers.get(customerId)
  if (!customer) return { problem: 'Customer does not exist' }
  if (shop.settings.accounts !== 'CLASSIC')
    return { problem: 'Invitations are not available with new customer accounts' }
  if (customer.state === 'ENABLED') return { problem: 'Account already enabled' }
  return customer.email ? { customer } : { problem: 'Customer has no email address' }
}

const refuse = (message: string) => ({ userErrors: [userError(['customerId'], message, 'INVALID')] })

function customerSendAccountInviteEmail(
  _: unknown,
  { customerId }: { customerId: string },
  context: Context,
) {
  const found = invitable(context, customerId)
  if ('problem' in found) return refuse(found.problem)
  return { customer: commitCustomer(context, { ...found.customer, state: 'INVITED' }), userErrors: [] }
}

function customerGenerateAccountActivationUrl(
  _: unknown,
  { customerId }: { customerId: string },
  context: Context,
) {
  const found = invitable(context, customerId)
  if ('problem' in found) return refuse(found.problem)
  const { domain } = context.shop.settings
  return {
    accountActivationUrl: `https://${domain}/account/activate/${legacyIdOf(customerId)}/${crypto.randomUUID().replaceAll('-', '')}`,
    userErrors: [],
  }
}

type TaxArgs = { customerId: string; taxExemptions: string[] }

const changeTaxes =
  (change: (before: string[], given: string[]) => string[]) =>
  (_: unknown, { customerId, taxExemptions }: TaxArgs, context: Context) => {
    const customer = context.shop.customers.get(customerId)
    if (!customer) return refuse('Customer does not exist')
    const changed = [...new Set(change(customer.taxExemptions, taxExemptions))]
    return { customer: commitCustomer(context, { ...customer, taxExemptions: changed }), userErrors: [] }
  }

export const accountMutations: Resolvers[string] = {
  customerSendAccountInviteEmail,
  customerGenerateAccountActivationUrl,
  customerAddTaxExemptions: changeTaxes((before, given) => [...before, ...given]),
  customerRemoveTaxExemptions: changeTaxes((before, given) => before.filter((each) => !given.includes(each))),
  customerReplaceTaxExemptions: changeTaxes((_, given) => given),
}
