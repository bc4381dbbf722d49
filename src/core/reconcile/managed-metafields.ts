import { canonical } from './canonical'
import { isMetafield, type CustomerFields, type CustomerRecord, type MetafieldField } from './customer-store'
import type { Desired, Ledger } from './decide'
import { fieldEntries } from './field-entries'

/** Metafields of ours that no row and no rule names any more. One whose value is wrong at the moment is still named. */
export function abandonedMetafields(
  desired: Desired,
  { managedMetafields = {} }: Pick<Ledger, 'managedMetafields'>,
): MetafieldField[] {
  if (desired.presence === 'leaver' && desired.keepsMetafields) return []
  const named = new Set<string>([
    ...Object.keys(desired.fields),
    ...(desired.problems ?? []).map(({ field }) => field),
  ])
  return Object.keys(managedMetafields)
    .filter(isMetafield)
    .filter((field) => !named.has(field))
}

/** Those of them that the store still shows as we have set them, each cleared. What somebody has changed is theirs. */
export const withdrawn = (
  desired: Desired,
  ledger: Pick<Ledger, 'managedMetafields' | 'observed'>,
): CustomerFields =>
  Object.fromEntries(
    abandonedMetafields(desired, ledger)
      .filter(
        (field) =>
          canonical(field, ledger.observed[field]) === canonical(field, ledger.managedMetafields?.[field]),
      )
      .map((field) => [field, null]),
  )

/** Which metafields are ours after a write, by what the store shows of it. */
export function managedAfter(
  { managedMetafields = {} }: Pick<Ledger, 'managedMetafields'>,
  asked: CustomerFields,
  shown: CustomerRecord,
): CustomerFields {
  const written = fieldEntries(asked).filter(
    ([field]) => isMetafield(field) && canonical(field, shown[field]) === canonical(field, asked[field]),
  )
  return Object.fromEntries(
    fieldEntries({ ...managedMetafields, ...Object.fromEntries(written) }).filter(
      ([, value]) => value !== null,
    ),
  )
}
