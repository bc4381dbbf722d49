import type { Metafield } from './metafield'

export type Address = {
  id: string
  firstName: string | null
  lastName: string | null
  company: string | null
  address1: string | null
  address2: string | null
  city: string | null
  province: string | null
  provinceCode: string | null
  country: string | null
  countryCode: string | null
  zip: string | null
  phone: string | null
}

export type OptInLevel = 'SINGLE_OPT_IN' | 'CONFIRMED_OPT_IN' | 'UNKNOWN'

export type Consent = { state: string; optInLevel: OptInLevel | null; updatedAt: string | null }

export type AccountState = 'DISABLED' | 'INVITED' | 'ENABLED' | 'DECLINED'

/** One customer as a store keeps it. Values are replaced, never edited in place. */
export type Customer = {
  id: string
  createdAt: string
  updatedAt: string
  email: string | null
  phone: string | null
  firstName: string | null
  lastName: string | null
  note: string | null
  locale: string
  state: AccountState
  verifiedEmail: boolean
  taxExempt: boolean
  taxExemptions: string[]
  tags: string[]
  addresses: Address[]
  defaultAddressId: string | null
  metafields: Metafield[]
  emailConsent: Consent
  smsConsent: Consent
  whatsAppConsent: Consent
  multipassIdentifier: string | null
  identityProviderSubjects: { id: string; subject: string; providerName: string }[]
  numberOfOrders: number
  amountSpent: number
  erasureRequestedAt: string | null
}

const UNSET: Consent = { state: 'NOT_SUBSCRIBED', optInLevel: null, updatedAt: null }

export const blankCustomer = (id: string, at: string): Customer => ({
  id,
  createdAt: at,
  updatedAt: at,
  email: null,
  phone: null,
  firstName: null,
  lastName: null,
  note: null,
  locale: 'en',
  state: 'DISABLED',
  verifiedEmail: true,
  taxExempt: false,
  taxExemptions: [],
  tags: [],
  addresses: [],
  defaultAddressId: null,
  metafields: [],
  emailConsent: UNSET,
  smsConsent: UNSET,
  whatsAppConsent: UNSET,
  multipassIdentifier: null,
  identityProviderSubjects: [],
  numberOfOrders: 0,
  amountSpent: 0,
  erasureRequestedAt: null,
})

export function displayName(customer: Customer): string {
  const name = [customer.firstName, customer.lastName].filter(Boolean).join(' ')
  return name || customer.email || customer.phone || ''
}
