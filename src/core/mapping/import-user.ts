import { parseFilter } from '../scim/filter/parse'
import { matches } from '../scim/filter/match'
import type { JsonObject } from '../scim/json'
import { userType } from '../scim/schema/registry'
import type { CustomerRecord } from '../reconcile/customer-store'
import { includesTag } from '../reconcile/canonical'
import type { StoreSettings } from './configuration'

type Rule = StoreSettings['imports']

/** What a store's customer is as a SCIM user; undefined for one without an e-mail address, which nobody could name. */
export function userOfCustomer(customer: CustomerRecord): JsonObject | undefined {
  const { email, firstName, lastName, phone, locale } = customer
  if (!email) return undefined
  const name = { ...(firstName && { givenName: firstName }), ...(lastName && { familyName: lastName }) }
  const displayName = [firstName, lastName].filter(Boolean).join(' ')
  return {
    schemas: [userType.schema.id],
    userName: email,
    active: true,
    emails: [{ value: email, type: 'work', primary: true }],
    ...(displayName !== '' && { name, displayName }),
    ...(phone && { phoneNumbers: [{ value: phone, type: 'mobile' }] }),
    ...(locale && { locale }),
    ...addressOf(customer),
  }
}

function addressOf(customer: CustomerRecord): JsonObject {
  const parts = {
    streetAddress: customer['address.address1'],
    locality: customer['address.city'],
    postalCode: customer['address.zip'],
    region: customer['address.provinceCode'],
    country: customer['address.countryCode'],
  }
  const given = Object.entries(parts).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return given.length === 0 ? {} : { addresses: [{ type: 'work', ...Object.fromEntries(given) }] }
}

/** Whether a customer of a store becomes a user, and in which directory. */
export function importTarget(rule: Rule, customer: CustomerRecord): string | null {
  if (!mayImport(rule, customer) || rule.kind === 'none' || isOlder(customer, rule.since)) return null
  if (rule.kind !== 'condition') return rule.directoryId
  const user = userOfCustomer(customer)
  return user && matches(parseFilter(rule.condition), user, userType) ? rule.directoryId : null
}

/** False when the little that a reading of the whole store keeps of a customer says already that the rule is not about it. */
export function mayImport(rule: Rule, { email, tags }: Pick<CustomerRecord, 'email' | 'tags'>): boolean {
  switch (rule.kind) {
    case 'none':
      return false
    case 'tagged':
      return includesTag(tags, rule.tag)
    case 'domain':
      return rule.domains.some((domain) => domainOf(email) === domain.toLowerCase())
    default:
      return true
  }
}

const isOlder = ({ createdAt }: CustomerRecord, since: string | null) =>
  since !== null && createdAt !== undefined && Date.parse(createdAt) < Date.parse(since)

const domainOf = (email: string | null | undefined) => email?.split('@').at(-1)?.toLowerCase()
