import type { CompanyRole, CustomerFields, CustomerWrite } from './customer-store'
import type { Desired, Ledger } from './decide'
import { fieldEntries } from './field-entries'

/** One value that a write changes: a field, a tag, or a company role (by its location). */
export type ValueChange = { field: string; from: string | null; to: string | null }

/**
 * What a customer is known to have before a write: what a leaver loses counts whoever gave it. Edits of somebody who has
 * left are not followed; of whoever returns, what the directory owns and says is put back.
 */
export function knownOf(
  { presence, fields, owners }: Pick<Desired, 'presence' | 'fields' | 'owners'>,
  { agreed, observed, restricted = false }: Pick<Ledger, 'agreed' | 'observed' | 'restricted'>,
): CustomerFields {
  if (presence === 'leaver') return { ...agreed, ...observed }
  if (!restricted) return agreed
  const returned = fieldEntries(observed).filter(
    ([field]) =>
      (fields[field] ?? null) !== null && (owners[field] ?? 'directory') === 'directory' && !isConsent(field),
  )
  return { ...agreed, ...Object.fromEntries(returned) }
}

/** A shopper who has declined marketing meanwhile has declined it. */
const isConsent = (field: string) => field === 'emailMarketing' || field === 'smsMarketing'

/** What a write changes, as history and previews show it; `before` is what was last known of the customer. */
export function changesOf(write: CustomerWrite, before: CustomerFields): ValueChange[] {
  const isNew = write.kind === 'create'
  return [
    ...fieldEntries(write.fields).map(([field, to]) => ({ field, from: before[field] ?? null, to })),
    ...given('tag', isNew ? write.tags : write.addTags),
    ...taken('tag', isNew ? [] : write.removeTags),
    ...given('companyRole', locations(isNew ? write.roles : write.addRoles)),
    ...taken('companyRole', locations(isNew ? [] : write.removeRoles)),
    ...(write.kind === 'update' && write.removal ? given('removal', [write.removal]) : []),
    ...(write.kind === 'update' && write.cancelErasure ? taken('removal', ['erase']) : []),
  ]
}

const given = (field: string, values: string[]) => values.map((to) => ({ field, from: null, to }))
const taken = (field: string, values: string[]) => values.map((from) => ({ field, from, to: null }))
const locations = (roles: CompanyRole[] = []) => roles.map(({ locationId }) => locationId)
