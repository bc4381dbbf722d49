import type { Customer } from './customer'
import type { Shop } from './shop'

/** `by` is the client id of the app that wrote, null for the store's own people and shoppers. */
export type CustomerChange =
  | { kind: 'customer-created'; before?: undefined; after: Customer; by: string | null }
  | { kind: 'customer-updated'; before: Customer; after: Customer; by: string | null }
  | { kind: 'customer-deleted'; before: Customer }
  | { kind: 'customers-merged'; kept: Customer; gone: Customer; jobId: string }

export type ComplianceChange =
  | { kind: 'data-requested'; customer: Customer; requestId: string }
  /** Erasure is due: the payload still says who it is about. */
  | { kind: 'customer-redacted'; customer: Customer; inMs: number }
  | { kind: 'shop-redacted'; clientId: string; inMs: number }

export type StoreChange =
  | { kind: 'app-uninstalled'; clientId: string }
  | { kind: 'scopes-changed'; clientId: string; previous: string[]; current: string[] }
  | { kind: 'shop-updated' }
  | { kind: 'accounts-updated' }
  /** A topic whose body is already written, for parts of the store with a single form. */
  | { kind: 'noted'; topic: string; body: object; clientId?: string }

/** Something that happened in a store, whoever did it. Webhooks are made from these. */
export type Change = { shop: Shop } & (CustomerChange | ComplianceChange | StoreChange)
