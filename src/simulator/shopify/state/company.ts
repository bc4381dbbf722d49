import type { Metafield } from './metafield'

type Stamped = { id: string; createdAt: string; updatedAt: string }

export type Company = Stamped & {
  name: string
  externalId: string | null
  note: string | null
  customerSince: string
  mainContactId: string | null
  defaultRoleId: string | null
  metafields: Metafield[]
}

export type CompanyAddress = Stamped & {
  companyName: string
  address1: string
  address2: string | null
  city: string | null
  countryCode: string
  country: string | null
  zoneCode: string | null
  province: string | null
  zip: string | null
  phone: string | null
  firstName: string | null
  lastName: string | null
  recipient: string | null
}

export type CompanyLocation = Stamped & {
  companyId: string
  name: string
  externalId: string | null
  note: string | null
  phone: string | null
  locale: string | null
  shippingAddress: CompanyAddress | null
  billingAddress: CompanyAddress | null
  taxExempt: boolean
  taxExemptions: string[]
  taxRegistrationId: string | null
  metafields: Metafield[]
}

export type CompanyRole = { id: string; companyId: string; name: string; note: string | null }

export type CompanyContact = Stamped & {
  companyId: string
  customerId: string
  title: string | null
  locale: string | null
}

/** A contact may hold one role at a location. */
export type RoleAssignment = Stamped & {
  companyId: string
  contactId: string
  roleId: string
  locationId: string
}
