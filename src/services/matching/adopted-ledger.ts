import type { HoldingLink } from '@/adapters/db/match-holders'
import type { CustomerFields, CustomerRecord } from '@/core/reconcile/customer-store'
import type { Desired, Ledger } from '@/core/reconcile/decide'
import { fieldEntries } from '@/core/reconcile/field-entries'
import type { Holder } from '@/core/reconcile/match'
import { ledgerOfFound } from '../sync/ledger'

type Adopted = { customer: CustomerRecord; holder: Holder; holderLink?: Pick<HoldingLink, 'managedTags'> }

/**
 * What is remembered of a customer that was there before its link. Tags that it shows are the merchant's, even where a
 * rule gives the same ones. Ours are only the marker of those who have left, and what a link of the same person gave it.
 */
export function adoptedLedger(
  { link, desired }: { link: { id: string }; desired: Desired },
  { customer, holder, holderLink }: Adopted,
  marker: string,
): Ledger {
  const isOurs = holder.kind === 'itself'
  const tags = [...(isOurs ? desired.tags : (holderLink?.managedTags ?? [])), marker]
  const ledger = ledgerOfFound(link, customer, { tags, roles: isOurs ? desired.roles : [] })
  return { ...ledger, agreed: whereThereIsAValue(ledger.agreed, desired.fields) }
}

/** What the directory leaves empty stays the shopper's: it must not look like something that was taken away. */
const whereThereIsAValue = (shown: CustomerFields, wanted: CustomerFields): CustomerFields =>
  Object.fromEntries(fieldEntries(shown).filter(([field]) => (wanted[field] ?? null) !== null))
