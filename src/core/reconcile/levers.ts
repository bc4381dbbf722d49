import { canonical, includesRole, includesTag } from './canonical'
import { isMetafield, type CustomerRecord, type FieldName, type RemovalOutcome } from './customer-store'
import type { Desired, Ledger } from './decide'
import { isErased } from './erased'
import { fieldEntries } from './field-entries'

/** What taking access away consists of. */
export type LeverName = 'tags' | 'marker' | 'metafields' | 'roles' | 'consent' | 'removal'

/**
 * What became of one lever. confirmed: the store was read afterwards and shows it. requested: the store has taken it on
 * and carries it out later. refused and unconfirmed: access may remain.
 */
export type LeverResult = {
  lever: LeverName
  /** What was taken away or set: tags, names of metafields, locations of roles. */
  what: string[]
  result: 'confirmed' | 'requested' | 'refused' | 'unconfirmed'
  message?: string
}

type Leaver = Desired & { presence: 'leaver' }

/** What the store was found to show after a write; `customer` is null once it has none any more. */
export type ReadBack = { customer: CustomerRecord | null; removal?: RemovalOutcome }

/**
 * Each lever that a leaver's write had to pull, by what was read back. Without a read-back nothing is confirmed.
 * `ledger` is from before the write.
 */
export function leverResults(
  desired: Leaver,
  ledger: Ledger,
  readBack: ReadBack | { failure: string },
): LeverResult[] {
  const shown = 'failure' in readBack ? undefined : readBack.customer
  const failure = 'failure' in readBack ? readBack.failure : undefined
  const lever = (
    name: LeverName,
    what: string[],
    isDone: (customer: CustomerRecord) => boolean,
  ): LeverResult[] => {
    if (what.length === 0) return []
    // A customer that is gone has nothing left to show.
    const confirmed = shown === null || (shown !== undefined && isDone(shown))
    return [
      {
        lever: name,
        what,
        result: confirmed ? 'confirmed' : 'unconfirmed',
        ...(failure && { message: failure }),
      },
    ]
  }
  const tags = ledger.managedTags.filter((tag) => !includesTag(desired.tags, tag))
  const roles = ledger.managedRoles.filter((role) => !includesRole(desired.roles, role))
  const [metafields, consents] = [
    fieldsOf(desired, ledger, isMetafield),
    fieldsOf(desired, ledger, isConsent),
  ]
  const isCleared = (fields: FieldName[]) => (customer: CustomerRecord) =>
    fields.every((field) => customer[field] !== undefined && canonical(field, customer[field]) === null)
  return [
    ...lever('tags', tags, (customer) => !tags.some((tag) => includesTag(customer.tags, tag))),
    ...lever('marker', desired.tags, (customer) =>
      desired.tags.every((tag) => includesTag(customer.tags, tag)),
    ),
    ...lever('metafields', metafields, isCleared(metafields)),
    ...lever(
      'roles',
      roles.map(({ locationId }) => locationId),
      ({ roles: held }) => held !== undefined && !roles.some((role) => includesRole(held, role)),
    ),
    ...lever('consent', consents, isCleared(consents)),
    ...removalLever(desired, ledger, readBack),
  ]
}

const isConsent = (field: FieldName) => field === 'emailMarketing' || field === 'smsMarketing'

/** The fields of one lever in which there was something to take away. */
const fieldsOf = (desired: Leaver, { agreed, observed }: Ledger, isOfLever: (field: FieldName) => boolean) =>
  fieldEntries(desired.fields)
    .map(([field]) => field)
    .filter((field) => isOfLever(field) && canonical(field, observed[field] ?? agreed[field]) !== null)

/** What became of the removal alone, as when a customer is looked at whose erasure was requested before. */
export function removalLever(
  { removal }: Leaver,
  { erasureRequestedAt = null }: Pick<Ledger, 'erasureRequestedAt'>,
  readBack: ReadBack | { failure: string },
): LeverResult[] {
  if (!removal) return []
  const base = { lever: 'removal' as const, what: [removal] }
  const isErasing = removal === 'erase' && erasureRequestedAt !== null
  if ('failure' in readBack)
    return isErasing ? [] : [{ ...base, result: 'unconfirmed', message: readBack.failure }]
  const { customer, removal: outcome } = readBack
  if (customer === null) return [{ ...base, result: 'confirmed' }]
  if (outcome?.kind === 'refused') return [{ ...base, result: 'refused', message: outcome.message }]
  if (removal === 'delete') return [{ ...base, result: 'unconfirmed' }]
  if (isErased(customer)) return [{ ...base, result: 'confirmed' }]
  return [{ ...base, result: outcome || isErasing ? 'requested' : 'unconfirmed' }]
}

/**
 * The results of a leaving after one more write: what was confirmed earlier and had not to be done again stays, everything
 * that was looked at again counts anew.
 */
export function mergeLevers(before: LeverResult[], now: LeverResult[]): LeverResult[] {
  const kept = before.filter(({ lever }) => !now.some((result) => result.lever === lever))
  return [
    ...kept,
    ...now.map((result) => {
      const earlier = before.find(({ lever }) => lever === result.lever)
      return { ...result, what: [...new Set([...(earlier?.what ?? []), ...result.what])] }
    }),
  ]
}

/** Nothing that took access away is open. A customer that a store refuses to delete has lost its access all the same. */
export const isRestricted = (levers: LeverResult[]): boolean =>
  levers.length > 0 && levers.every(({ lever, result }) => lever === 'removal' || result === 'confirmed')
