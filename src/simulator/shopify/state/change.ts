import type { Customer } from './customer'
import type { Shop } from './shop'

/** Something that happened in a store, whoever did it. Webhooks are made from these. */
export type Change =
  | { shop: Shop; kind: 'customer-created'; before?: undefined; after: Customer }
  | { shop: Shop; kind: 'customer-updated'; before: Customer; after: Customer }
  | { shop: Shop; kind: 'customer-deleted'; before: Customer }
