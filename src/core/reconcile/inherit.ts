import { canonical, includesTag } from './canonical'
import type { CustomerFields, CustomerRecord } from './customer-store'
import type { Ledger } from './decide'
import { fieldEntries } from './field-entries'

type Owner = Pick<Ledger, 'managedTags' | 'managedMetafields'>

/**
 * What becomes ours to take away at a customer that another of our customers was merged into: the other's tags and
 * metafields that it shows, or of which nothing is known, because metafields are not always read.
 */
export function inherit(
  own: Owner,
  gone: Owner,
  kept: CustomerRecord,
): { tags: string[]; metafields: CustomerFields } {
  const known = own.managedMetafields ?? {}
  return {
    tags: gone.managedTags.filter((tag) => includesTag(kept.tags, tag) && !includesTag(own.managedTags, tag)),
    metafields: Object.fromEntries(
      fieldEntries(gone.managedMetafields ?? {}).filter(
        ([field, value]) =>
          !Object.hasOwn(known, field) &&
          (kept[field] === undefined || canonical(field, kept[field]) === canonical(field, value)),
      ),
    ),
  }
}
