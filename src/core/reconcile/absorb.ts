import { canonical, includesRole, includesTag } from './canonical'
import type { CustomerFields, CustomerRecord, FieldName } from './customer-store'
import type { Desired, Ledger, Owner } from './decide'
import { fieldEntries } from './field-entries'
import { settleEdit } from './settle-edit'

/** One value that both sides had agreed on and that the store now shows otherwise. */
export type Drift = { field: string; from: string | null; to: string | null }

/** A field whose store's value is to count, or about which a person is asked; `directory` is what the directory says. */
export type Edit = { field: FieldName; from: string | null; to: string | null; directory: string | null }

export type Absorbed = {
  /** To be remembered as agreed: what the store shows now, so that deciding sees what has to be written. */
  agreed: CustomerFields
  /** What the directory owns and the store has changed; empty for our own echo. */
  drift: Drift[]
  /** What the store has the say over: counts from now on, in the other stores too. */
  accepted: Edit[]
  /** What a person has to choose. */
  asked: Edit[]
  /** What a person was to choose, and of which both sides say the same by now. */
  settled: Agreement[]
}

export type Agreement = { field: FieldName; value: string | null }

export type Standpoint = {
  /** Of someone who has left, only the tags and roles are still ours. */
  left: boolean
  /** What the directory says now; absent when nobody has to be asked, because the directory owns everything. */
  desired?: Pick<Desired, 'fields' | 'owners'>
  /** Edits of what the directory owns are raised instead of put back. */
  raise?: boolean
  storeIsNewer?: boolean
}

/**
 * Compares what a store shows of a linked customer with what both sides last agreed on. A field in which the directory
 * has no value is not the directory's: what shoppers or merchants enter there stays, unless the store has the say.
 */
export function absorb(ledger: Ledger, customer: CustomerRecord, standpoint: Standpoint): Absorbed {
  const edits = standpoint.left ? [] : editsOf(ledger, customer, standpoint)
  const of = (settlement: 'put-back' | 'accept' | 'ask') =>
    edits.filter((edit) => edit.settlement === settlement).map(({ settlement: _, ...edit }) => edit)
  const seen = edits.filter(({ settlement }) => settlement !== 'ask')
  const settled = standpoint.left ? [] : agreements(ledger.asked, customer, standpoint.desired?.fields)
  return {
    settled,
    agreed: {
      ...ledger.agreed,
      ...Object.fromEntries(seen.map(({ field, to }) => [field, to])),
      ...Object.fromEntries(settled.map(({ field, value }) => [field, value])),
    },
    drift: [
      ...of('put-back').map(({ field, from, to }): Drift => ({ field, from, to })),
      ...accessDrift(ledger, customer),
    ],
    accepted: of('accept'),
    asked: of('ask'),
  }
}

function editsOf(
  { agreed }: Ledger,
  customer: CustomerRecord,
  { desired, raise = false, storeIsNewer = true }: Standpoint,
) {
  const owners = desired?.owners ?? {}
  const fields = fieldEntries({ ...emptyOf(owners), ...agreed })
  return fields.flatMap(([field, from]) => {
    const to = customer[field]
    // What was not asked for is unknown, never empty.
    if (to === undefined || isSame(field, from, to)) return []
    const owner = ownerOf(owners[field] ?? 'directory', raise)
    const directory = desired?.fields[field] ?? null
    const isEmpty = canonical(field, from) === null && canonical(field, directory) === null
    if (isEmpty && (owners[field] ?? 'directory') === 'directory') return []
    const directoryMoved = desired !== undefined && !isSame(field, from, directory)
    const isSettled = desired !== undefined && isSame(field, to, directory)
    const settlement = isSettled
      ? 'none'
      : settleEdit(owner, { directoryMoved, storeMoved: true, storeIsNewer })
    return [{ field, from, to, directory, settlement }]
  })
}

/** Fields that wait for a choice although the store shows what the directory says. */
export const agreements = (
  asked: FieldName[] = [],
  shown: CustomerFields,
  desired: CustomerFields | undefined,
): Agreement[] =>
  asked.flatMap((field) => {
    const value = shown[field]
    if (desired === undefined || value === undefined) return []
    return isSame(field, value, desired[field] ?? null) ? [{ field, value }] : []
  })

const ownerOf = (owner: Owner, raise: boolean): Owner => (owner === 'directory' && raise ? 'ask' : owner)

/** Fields that are not the directory's alone count from nothing on, so that a first value in the store is an edit. */
const emptyOf = (owners: Desired['owners']): CustomerFields =>
  Object.fromEntries(Object.keys(owners).map((field) => [field, null]))

const isSame = (field: FieldName, a: string | null | undefined, b: string | null | undefined) =>
  canonical(field, a) === canonical(field, b)

/** Tags and roles of ours that the store no longer shows. */
function accessDrift({ managedTags, managedRoles }: Ledger, { tags, roles }: CustomerRecord): Drift[] {
  const gone = (field: string, from: string): Drift => ({ field, from, to: null })
  return [
    ...managedTags.filter((tag) => !includesTag(tags, tag)).map((tag) => gone('tag', tag)),
    ...(roles
      ? managedRoles
          .filter((role) => !includesRole(roles, role))
          .map(({ locationId }) => gone('companyRole', locationId))
      : []),
  ]
}
