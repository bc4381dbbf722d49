import { type ConnectionArgs, connect } from '../graphql/connection'
import type { Context, Resolvers } from '../graphql/resolver'
import { metafieldsField } from '../metafields/metafield-fields'
import { type Address, type Consent, type Customer, displayName } from '../state/customer'
import { legacyIdOf, sameResource } from '../state/gid'
import { canDelete } from './customer-mutations'

const money = (amount: number) => ({ amount: amount.toFixed(2), currencyCode: 'USD' })

const asEmailConsent = ({ state, optInLevel, updatedAt }: Consent) => ({
  marketingState: state,
  marketingOptInLevel: optInLevel,
  consentUpdatedAt: updatedAt,
})

const asSmsConsent = (consent: Consent) => ({
  ...asEmailConsent(consent),
  marketingOptInLevel: consent.optInLevel ?? 'UNKNOWN',
  consentCollectedFrom: consent.updatedAt ? 'OTHER' : null,
})

const unsubscribeUrl = ({ id, email }: Customer, { shop }: Context) =>
  email ? `https://${shop.settings.domain}/account/unsubscribe/${legacyIdOf(id)}` : null

function lifetimeDuration({ createdAt }: Customer, _: unknown, { world }: Context): string {
  const days = Math.floor((world.clock.now() - Date.parse(createdAt)) / 86_400_000)
  if (days < 1) return 'less than a day'
  if (days < 31) return `${days} day${days === 1 ? '' : 's'}`
  const months = Math.floor(days / 30.44)
  return months < 12
    ? `about ${months} month${months === 1 ? '' : 's'}`
    : `about ${Math.floor(months / 12)} years`
}

const defaultEmailAddress = (customer: Customer, _: unknown, context: Context) =>
  customer.email && {
    emailAddress: customer.email,
    marketingState: customer.emailConsent.state,
    marketingOptInLevel: customer.emailConsent.optInLevel,
    marketingUpdatedAt: customer.emailConsent.updatedAt,
    marketingUnsubscribeUrl: unsubscribeUrl(customer, context),
    openTrackingLevel: 'UNKNOWN',
    openTrackingUrl: unsubscribeUrl(customer, context),
    validFormat: true,
  }

/** The consent objects of 2026-10 say NEVER_SUBSCRIBED where the states of marketing still say NOT_SUBSCRIBED. */
const asPhoneConsent = (consent: Consent) => ({
  ...consent,
  state: consent.state === 'NOT_SUBSCRIBED' ? 'NEVER_SUBSCRIBED' : consent.state,
  collectedFrom: consent.updatedAt ? 'OTHER' : null,
})

const defaultPhoneNumber = ({ phone, smsConsent, whatsAppConsent }: Customer) =>
  phone && {
    phoneNumber: phone,
    marketingState: smsConsent.state,
    marketingOptInLevel: smsConsent.optInLevel,
    marketingUpdatedAt: smsConsent.updatedAt,
    marketingCollectedFrom: smsConsent.updatedAt ? 'OTHER' : null,
    smsMarketingConsent: asPhoneConsent(smsConsent),
    whatsAppMarketingConsent: asPhoneConsent(whatsAppConsent),
  }

export const customerFields: Resolvers = {
  Customer: {
    ...metafieldsField,
    addresses: ({ addresses }: Customer, { first }: { first?: number | null }) =>
      addresses.slice(0, first ?? 250),
    addressesV2: ({ addresses }: Customer, args: ConnectionArgs) => connect(addresses, args),
    amountSpent: ({ amountSpent }: Customer) => money(amountSpent),
    canDelete,
    dataSaleOptOut: () => false,
    defaultAddress: ({ addresses, defaultAddressId }: Customer) =>
      addresses.find(({ id }) => defaultAddressId !== null && sameResource(id, defaultAddressId)),
    defaultEmailAddress,
    defaultPhoneNumber,
    displayName,
    emailMarketingConsent: ({ email, emailConsent }: Customer) => email && asEmailConsent(emailConsent),
    hasTimelineComment: () => false,
    legacyResourceId: ({ id }: Customer) => legacyIdOf(id),
    lifetimeDuration,
    productSubscriberStatus: () => 'NEVER_SUBSCRIBED',
    smsMarketingConsent: ({ phone, smsConsent }: Customer) => phone && asSmsConsent(smsConsent),
    statistics: () => ({ predictedSpendTier: null, rfmGroup: null }),
    taxSettings: ({ taxExempt, taxExemptions }: Customer) => ({ taxExempt, taxExemptions }),
    unsubscribeUrl: (customer: Customer, _: unknown, context: Context) =>
      unsubscribeUrl(customer, context) ?? `https://${context.shop.settings.domain}/account/unsubscribe`,
    validEmailAddress: ({ email }: Customer) => email !== null,
  },
  MailingAddress: {
    coordinatesValidated: () => false,
    countryCodeV2: ({ countryCode }: Address) => countryCode,
    formatted: formatAddress,
    formattedArea: ({ city, provinceCode, country }: Address) =>
      [city, provinceCode, country].filter(Boolean).join(', ') || null,
    name: ({ firstName, lastName }: Address) => [firstName, lastName].filter(Boolean).join(' ') || null,
  },
}

function formatAddress(
  address: Address,
  { withName, withCompany }: { withName?: boolean | null; withCompany?: boolean | null },
): string[] {
  const { firstName, lastName, company, address1, address2, city, provinceCode, zip, country } = address
  const lines = [
    withName ? [firstName, lastName].filter(Boolean).join(' ') : null,
    withCompany === false ? null : company,
    address1,
    address2,
    [city, provinceCode, zip].filter(Boolean).join(' '),
    country,
  ]
  return lines.flatMap((line) => line || [])
}
