import { GraphQLError } from 'graphql'
import type { Shop } from '../state/shop'

/** Fields that say who or where somebody is (protected customer data, level 2). */
const personal = new Set([
  ...['firstName', 'lastName', 'displayName', 'email', 'phone'].map((field) => `Customer.${field}`),
  ...['address1', 'address2', 'zip', 'firstName', 'lastName', 'name', 'phone', 'latitude', 'longitude'].map(
    (field) => `MailingAddress.${field}`,
  ),
  'CustomerEmailAddress.emailAddress',
  'CustomerPhoneNumber.phoneNumber',
])

const DETAILS = 'See https://shopify.dev/docs/apps/launch/protected-customer-data for more details.'

export const isPersonal = (parent: string, field: string): boolean => personal.has(`${parent}.${field}`)

/** Without approval the field comes back null beside an error: unknown, not empty. */
export function requireApproval(
  { settings }: Shop,
  parent: string,
  field: string,
  isCustomer: boolean,
): void {
  if (settings.protectedData === 'level-2') return
  if (isCustomer && settings.protectedData === 'level-1') return
  const what = isCustomer ? 'access the Customer object' : `use the ${field} field`
  throw new GraphQLError(`This app is not approved to ${what}. ${DETAILS}`, {
    extensions: {
      code: 'ACCESS_DENIED',
      documentation: 'https://shopify.dev/docs/apps/launch/protected-customer-data',
    },
  })
}
