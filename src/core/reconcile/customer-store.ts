/** Everything of a customer that is one text, the parts of the default address included. */
export const standardFields = [
  'email',
  'phone',
  'firstName',
  'lastName',
  'locale',
  'note',
  'taxExempt',
  'emailMarketing',
  'smsMarketing',
  'address.company',
  'address.address1',
  'address.address2',
  'address.city',
  'address.zip',
  'address.provinceCode',
  'address.countryCode',
] as const

export type StandardField = (typeof standardFields)[number]

/** A metafield of a customer, `metafield:<namespace>.<key>`. */
export type MetafieldField = `metafield:${string}`

export type FieldName = StandardField | MetafieldField

/** Whether a field is a part of the default address. */
export const isAddress = (field: string): boolean => field.startsWith('address.')

export const isMetafield = (field: string): field is MetafieldField => field.startsWith('metafield:')

export const isFieldName = (name: string): name is FieldName =>
  isMetafield(name) || standardFields.some((field) => field === name)

/**
 * Fields of a customer that Rollcall can write, all as text: `taxExempt` is 'true' or 'false', `emailMarketing` and
 * `smsMarketing` are Shopify's states (SUBSCRIBED, UNSUBSCRIBED, …). Absent = leave alone, null = clear.
 */
export type CustomerFields = { [Name in FieldName]?: string | null }

/** A role of a company's contact at one location, by Shopify's ids (gid://shopify/Company/1, …). */
export type CompanyRole = { companyId: string; locationId: string; roleId: string }

/** What a store last showed of one customer; fields that were not asked for are absent. `linkKey` is the id of the link that created or adopted it. */
export type CustomerRecord = CustomerFields & {
  id: string
  linkKey: string | null
  tags: string[]
  /** Absent = not asked for. */
  roles?: CompanyRole[]
  /** Absent = not asked for. */
  createdAt?: string
  /** The default address; null = there is none. */
  addressId?: string | null
  updatedAt: string
}

/** The types of the metafields among the fields (single_line_text_field, …); what is cleared needs none. */
export type MetafieldTypes = { [Name in MetafieldField]: string }

/** Whatever is absent of metafields and roles is left alone. */
export type CustomerCreate = {
  kind: 'create'
  linkId: string
  fields: CustomerFields
  metafieldTypes?: MetafieldTypes
  tags: string[]
  roles?: CompanyRole[]
}

export type CustomerUpdate = {
  kind: 'update'
  linkId: string
  customerId: string
  fields: CustomerFields
  metafieldTypes?: MetafieldTypes
  addTags: string[]
  removeTags: string[]
  addRoles?: CompanyRole[]
  removeRoles?: CompanyRole[]
  /** The address that we have given the customer, and all that it should say: another default address is the shopper's. */
  address?: { id: string; fields: CustomerFields }
  /** What is to become of the customer after everything else: deleted if Shopify allows it, or erased on request. */
  removal?: Removal
  /** Takes back an erasure that was requested and has not been carried out yet. */
  cancelErasure?: boolean
}

export type Removal = 'delete' | 'erase'

export type CustomerWrite = CustomerCreate | CustomerUpdate

export type WriteFailureCode =
  | 'email-taken'
  | 'phone-taken'
  | 'phone-invalid'
  | 'email-invalid'
  | 'tag-limit'
  | 'field-invalid'
  | 'customer-gone'
  | 'store-refused'

/** Why one customer was refused while the rest of the request went through. */
export type WriteFailure = { code: WriteFailureCode; message: string; field?: string }

/** What became of a removal that a write asked for; a customer with orders, for one, stays. */
export type RemovalOutcome = { kind: 'done' } | { kind: 'refused'; message: string }

export type WriteResult = { linkId: string; requestId: string | null } & (
  | {
      ok: true
      customer: CustomerRecord
      /** The part that the store refused after the rest was written; the customer shows the rest. */
      refused?: WriteFailure
      removal?: RemovalOutcome
    }
  | { ok: false; failure: WriteFailure }
)

/** Why a request as a whole failed: nothing is known about any customer in it. */
export type StoreTrouble =
  | { kind: 'throttled'; retryAfterMs: number }
  | { kind: 'unavailable'; message: string; retryAfterMs: number }
  | { kind: 'unauthorized' | 'frozen' | 'scope-missing' | 'locked' | 'gone'; message: string }

export class StoreTroubleError extends Error {
  constructor(readonly trouble: StoreTrouble) {
    super(trouble.kind === 'throttled' ? 'The store asked us to slow down' : trouble.message)
    this.name = 'StoreTroubleError'
  }
}

/** An e-mail address or a phone number (E.164) to look for. */
export type Contact = { email: string } | { phone: string }

/** A customer that was looked for, with what tells a person whether it is the right one. */
export type FoundCustomer = {
  customer: CustomerRecord
  /** Of their account, in Shopify's words. */
  state: string
  orders: number
  /** ISO 8601. */
  createdAt: string
}

/** The port to one connected store. Each call is one request; the caller decides how many customers go into it. */
export interface CustomerStore {
  /** Applies the writes in one request; a refused customer is a result, a failed request throws StoreTroubleError. */
  write(writes: CustomerWrite[]): Promise<WriteResult[]>
  /** null = the store no longer has this customer. `also`: metafields beside those that are always read. */
  read(customerIds: string[], also?: readonly MetafieldField[]): Promise<Map<string, CustomerRecord | null>>
  /** Finds customers by our own key; links without a customer are absent from the map. */
  findByLinkKeys(linkIds: string[]): Promise<Map<string, CustomerRecord>>
  /** Who has each of these addresses and numbers, in their order. An exact match, by the store's idea of equality. */
  findByContacts(contacts: Contact[]): Promise<(FoundCustomer | null)[]>
}
