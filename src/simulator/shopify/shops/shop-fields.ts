import { connect } from '../graphql/connection'
import type { Context, Resolvers } from '../graphql/resolver'
import { metafieldsField } from '../metafields/metafield-fields'
import { gid, legacyIdOf } from '../state/gid'
import { plans } from '../state/plan'
import type { Shop } from '../state/shop'

const setting =
  <Value>(read: (settings: Shop['settings']) => Value) =>
  ({ settings }: Shop) =>
    read(settings)

const constant =
  <Value>(value: Value) =>
  () =>
    value

const shopUrl = (domain: string) => `https://${domain}`

function plan({ settings }: Shop) {
  const { title } = plans[settings.plan]
  const shopifyPlus = settings.plan === 'plus' || settings.plan === 'enterprise'
  return {
    displayName: shopifyPlus ? 'Shopify Plus' : title,
    publicDisplayName: title,
    shopifyPlus,
    partnerDevelopment: settings.plan === 'development',
  }
}

/** Every tag in use, as the admin's filter lists them. */
function customerTags({ customers }: Shop, { first }: { first: number }) {
  const tags = [...new Set(customers.all().flatMap((customer) => customer.tags))].sort()
  return connect(
    tags.map((tag) => ({ id: tag })),
    { first: Math.min(first, 250) },
    ({ id }) => id,
  )
}

const shopFields: Resolvers[string] = {
  ...metafieldsField,
  checkoutApiSupported: constant(true),
  contactEmail: setting(({ domain }) => `hello@${domain}`),
  createdAt: setting(({ createdAt }) => createdAt),
  currencyCode: constant('USD'),
  customerAccounts: constant('OPTIONAL'),
  customerAccountsV2: setting(({ accounts, domain }) => ({
    customerAccountsVersion: accounts,
    loginLinksVisibleOnStorefrontAndCheckout: true,
    loginRequiredAtCheckout: false,
    url: accounts === 'CLASSIC' ? null : `${shopUrl(domain)}/account`,
  })),
  customerTags: (shop: Shop, args: { first: number }) => {
    const { edges, pageInfo } = customerTags(shop, args)
    return { edges: edges.map(({ cursor, node }) => ({ cursor, node: node.id })), pageInfo }
  },
  email: setting(({ domain }) => `owner@${domain}`),
  enabledPresentmentCurrencies: constant(['USD']),
  features: constant({
    avalaraAvatax: false,
    branding: 'SHOPIFY',
    captcha: true,
    sellsSubscriptions: false,
    storefront: true,
  }),
  ianaTimezone: constant('America/New_York'),
  marketingSmsConsentEnabledAtCheckout: constant(false),
  myshopifyDomain: setting(({ domain }) => domain),
  name: setting(({ name }) => name),
  plan,
  primaryDomain: setting(({ id, domain }) => ({
    id: gid('Domain', legacyIdOf(id)),
    host: domain,
    sslEnabled: true,
    url: shopUrl(domain),
  })),
  setupRequired: constant(false),
  shipsToCountries: constant(['US', 'CA']),
  shopAddress: setting(({ id }) => ({
    id: gid('ShopAddress', legacyIdOf(id)),
    address1: '150 Elgin Street',
    city: 'New York',
    country: 'United States',
    countryCodeV2: 'US',
    coordinatesValidated: false,
    formatted: ['150 Elgin Street', 'New York', 'United States'],
  })),
  shopOwnerName: constant('Shop Owner'),
  taxShipping: constant(false),
  taxesIncluded: constant(false),
  timezoneAbbreviation: constant('EST'),
  timezoneOffset: constant('-0500'),
  timezoneOffsetMinutes: constant(-300),
  updatedAt: setting(({ updatedAt }) => updatedAt),
  url: setting(({ domain }) => shopUrl(domain)),
}

export const shopResolvers: Resolvers = {
  Shop: shopFields,
  StringConnection: {},
  QueryRoot: { shop: (_: unknown, __: unknown, { shop }: Context) => shop },
}
