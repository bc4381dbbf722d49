/** Fields of a customer that Rollcall can write. Absent = leave alone, null = clear. */
export type CustomerFields = {
  email?: string | null
  phone?: string | null
  firstName?: string | null
  lastName?: string | null
  locale?: string | null
  note?: string | null
}

/** What a store last showed of one customer. `linkKey` is the id of the link that created or adopted it. */
export type CustomerRecord = {
  id: string
  linkKey: string | null
  email: string | null
  phone: string | null
  firstName: string | null
  lastName: string | null
  locale: string | null
  note: string | null
  tags: string[]
  updatedAt: string
}

export type CustomerCreate = { kind: 'create'; linkId: string; fields: CustomerFields; tags: string[] }

export type CustomerUpdate = {
  kind: 'update'
  linkId: string
  customerId: string
  fields: CustomerFields
  addTags: string[]
  removeTags: string[]
}

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

export type WriteResult = { linkId: string; requestId: string | null } & (
  { ok: true; customer: CustomerRecord } | { ok: false; failure: WriteFailure }
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

/** The port to one connected store. Each call is one request; the caller decides how many customers go into it. */
export interface CustomerStore {
  /** Applies the writes in one request; a refused customer is a result, a failed request throws StoreTroubleError. */
  write(writes: CustomerWrite[]): Promise<WriteResult[]>
  /** null = the store no longer has this customer. */
  read(customerIds: string[]): Promise<Map<string, CustomerRecord | null>>
  /** Finds customers by our own key; links without a customer are absent from the map. */
  findByLinkKeys(linkIds: string[]): Promise<Map<string, CustomerRecord>>
  /** Exact match only: what the store returns is compared again. */
  findByEmail(email: string): Promise<CustomerRecord | null>
}
