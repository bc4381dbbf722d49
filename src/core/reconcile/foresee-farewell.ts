import type { ValueChange } from './changes'
import { isMetafield } from './customer-store'
import type { Ledger } from './decide'
import { fieldEntries } from './field-entries'
import type { Foreseen } from './foresee'

/**
 * A customer that stays linked although nobody looks after it any more. `unsaid`: access that was about to be taken away
 * and is not.
 */
export function stay(ledger: Ledger, { unsaid }: { unsaid: boolean }): Foreseen {
  if (ledger.customerId === null) return { kind: 'keep' }
  const link = { field: 'link', from: ledger.customerId, to: ledger.customerId }
  const dropped = unsaid ? [{ field: 'waiting', from: 'restrict', to: null }] : []
  return { kind: 'stay', changes: [link, ...dropped, ...givenBy(ledger)] }
}

/** A customer that is the merchant's own from now on, with everything that was given to it. */
export function handOver(ledger: Ledger): Foreseen {
  if (ledger.customerId === null) return { kind: 'keep' }
  const link = { field: 'link', from: ledger.customerId, to: null }
  return { kind: 'hand-over', changes: [link, ...givenBy(ledger)] }
}

/** What is ours on a customer and stays there. */
function givenBy({ managedTags, managedRoles, managedMetafields = {} }: Ledger): ValueChange[] {
  const kept = (field: string) => (value: string) => ({ field, from: value, to: value })
  return [
    ...managedTags.map(kept('tag')),
    ...managedRoles.map(({ locationId }) => locationId).map(kept('companyRole')),
    ...fieldEntries(managedMetafields).flatMap(([field, value]) =>
      isMetafield(field) && value !== null ? [kept(field)(value)] : [],
    ),
  ]
}
