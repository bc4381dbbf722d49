import type { WriteResult } from '@/core/reconcile/customer-store'
import type { Decided } from './decide-batch'

/** What became of one decided link; without a result nothing had to be written. */
export type Outcome = Decided & {
  writtenAt?: Date
  result?: WriteResult
  /** The customer was there before; it is linked from now on. */
  adopted?: true
  /** Everybody knows already: it needs no line of history. */
  quiet?: boolean
  /** What was written is a part of what is asked for: the rest is still owed. */
  isPart?: boolean
  /** The customer was deleted in the store, as its policy asks of those who have left. */
  removed?: true
}

/** The store does not have the customer any more. */
export const isGone = ({ result }: Outcome) =>
  result !== undefined && !result.ok && result.failure.code === 'customer-gone'
