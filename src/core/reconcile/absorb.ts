import { canonical, includesRole, includesTag } from './canonical'
import type { CustomerFields, CustomerRecord } from './customer-store'
import type { Ledger } from './decide'
import { fieldEntries } from './field-entries'

/** One value that both sides had agreed on and that the store now shows otherwise. */
export type Drift = { field: string; from: string | null; to: string | null }

export type Absorbed = {
  /** To be remembered as agreed: what the store shows now, so that deciding sees what has to be written. */
  agreed: CustomerFields
  /** What the directory owns and the store has changed; empty for our own echo. */
  drift: Drift[]
}

/**
 * Compares what a store shows of a linked customer with what both sides last agreed on. A field in which the directory
 * has no value is not the directory's: what shoppers or merchants enter there stays. Of someone who has left, only
 * the tags are still ours.
 */
export function absorb(ledger: Ledger, customer: CustomerRecord, { left }: { left: boolean }): Absorbed {
  const moved = fieldEntries(ledger.agreed).filter(
    ([field, value]) =>
      // What was not asked for is unknown, never empty.
      customer[field] !== undefined &&
      canonical(field, value) !== null &&
      canonical(field, value) !== canonical(field, customer[field]),
  )
  const fields = moved.map(([field, from]): Drift => ({ field, from, to: customer[field] ?? null }))
  const tags = ledger.managedTags
    .filter((tag) => !includesTag(customer.tags, tag))
    .map((tag): Drift => ({ field: 'tag', from: tag, to: null }))
  const shownRoles = customer.roles
  const roles = shownRoles
    ? ledger.managedRoles
        .filter((role) => !includesRole(shownRoles, role))
        .map((role): Drift => ({ field: 'companyRole', from: role.locationId, to: null }))
    : []
  return {
    agreed: {
      ...ledger.agreed,
      ...Object.fromEntries(moved.map(([field]) => [field, customer[field] ?? null])),
    },
    drift: left ? tags : [...fields, ...tags, ...roles],
  }
}
