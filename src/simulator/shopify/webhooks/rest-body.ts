import type { Address, Consent, Customer } from '../state/customer'
import { legacyIdOf, sameResource } from '../state/gid'
import type { Metafield } from '../state/metafield'
import { plans } from '../state/plan'
import type { ShopSettings } from '../state/shop'

const ID = '\u{e000}'

/** A legacy id inside a body. It becomes a JSON number even where JavaScript's numbers are too short. */
export const restId = (id: string): string => `${ID}${legacyIdOf(id)}`

export const toJson = (body: object): string =>
  JSON.stringify(body).replace(new RegExp(`"${ID}(\\d+)"`, 'g'), '$1')

const isDefault = ({ defaultAddressId }: Customer, { id }: Address) =>
  defaultAddressId !== null && sameResource(id, defaultAddressId)

const address = (customer: Customer, given: Address) => ({
  id: restId(given.id),
  customer_id: restId(customer.id),
  first_name: given.firstName,
  last_name: given.lastName,
  company: given.company,
  address1: given.address1,
  address2: given.address2,
  city: given.city,
  province: given.province,
  country: given.country,
  zip: given.zip,
  phone: given.phone,
  name: [given.firstName, given.lastName].filter(Boolean).join(' '),
  province_code: given.provinceCode,
  country_code: given.countryCode,
  country_name: given.country,
  default: isDefault(customer, given),
})

/** customers/create, update, enable, disable. Since 2025-01 without tags, consents and totals. */
export function customerBody(customer: Customer) {
  const addresses = customer.addresses.map((each) => address(customer, each))
  return {
    id: restId(customer.id),
    created_at: customer.createdAt,
    updated_at: customer.updatedAt,
    first_name: customer.firstName,
    last_name: customer.lastName,
    state: customer.state.toLowerCase(),
    note: customer.note,
    verified_email: customer.verifiedEmail,
    multipass_identifier: customer.multipassIdentifier,
    tax_exempt: customer.taxExempt,
    email: customer.email,
    phone: customer.phone,
    currency: 'USD',
    addresses,
    tax_exemptions: customer.taxExemptions,
    admin_graphql_api_id: customer.id,
    ...(addresses.length > 0 && { default_address: addresses.find((each) => each.default) ?? addresses[0] }),
  }
}

export const customerGone = ({ id }: Customer) => ({
  id: restId(id),
  tax_exemptions: [],
  admin_graphql_api_id: id,
})

export const tagsBody = (customer: Customer, tags: string[], at: string) => ({
  customerId: customer.id,
  tags,
  occurredAt: at,
})

const consent = ({ state, optInLevel, updatedAt }: Consent) => ({
  state: state.toLowerCase(),
  opt_in_level: optInLevel?.toLowerCase() ?? null,
  consent_updated_at: updatedAt,
})

export const emailConsentBody = (customer: Customer) => ({
  customer_id: restId(customer.id),
  email_address: customer.email,
  email_marketing_consent: consent(customer.emailConsent),
})

export const smsConsentBody = (customer: Customer) => ({
  id: restId(customer.id),
  phone: customer.phone,
  sms_marketing_consent: { ...consent(customer.smsConsent), consent_collected_from: 'OTHER' },
})

export const metafieldBody = (metafield: Metafield) => ({
  id: restId(metafield.id),
  namespace: metafield.namespace,
  key: metafield.key,
  value: metafield.value,
  type: metafield.type,
  description: null,
  owner_id: restId(metafield.ownerId),
  owner_resource: 'customer',
  created_at: metafield.createdAt,
  updated_at: metafield.updatedAt,
  admin_graphql_api_id: metafield.id,
})

/** shop/update and app/uninstalled. */
export const shopBody = ({ id, name, domain, plan, createdAt, updatedAt }: ShopSettings) => ({
  id: restId(id),
  name,
  email: `owner@${domain}`,
  domain,
  myshopify_domain: domain,
  country: 'US',
  country_code: 'US',
  country_name: 'United States',
  currency: 'USD',
  customer_email: `hello@${domain}`,
  iana_timezone: 'America/New_York',
  plan_name: plan,
  plan_display_name: plans[plan].title,
  primary_locale: 'en',
  shop_owner: 'Shop Owner',
  created_at: createdAt,
  updated_at: updatedAt,
})

const who = (customer: Customer) => ({
  id: restId(customer.id),
  email: customer.email,
  phone: customer.phone,
})

const whose = ({ id, domain }: ShopSettings) => ({ shop_id: restId(id), shop_domain: domain })

export const dataRequestBody = (settings: ShopSettings, customer: Customer, requestId: string) => ({
  ...whose(settings),
  orders_requested: [],
  customer: who(customer),
  data_request: { id: restId(`gid://shopify/DataRequest/${requestId}`) },
})

export const customerRedactBody = (settings: ShopSettings, customer: Customer) => ({
  ...whose(settings),
  customer: who(customer),
  orders_to_redact: [],
})

export const shopRedactBody = whose

export const mergeBody = (kept: Customer, gone: Customer, jobId: string) => ({
  admin_graphql_api_customer_kept_id: kept.id,
  admin_graphql_api_customer_deleted_id: gone.id,
  admin_graphql_api_job_id: jobId,
  status: 'completed',
  errors: [],
})

export const accountsBody = ({ id, accounts }: ShopSettings) => ({
  shop_id: restId(id),
  customer_accounts_version: accounts,
})
