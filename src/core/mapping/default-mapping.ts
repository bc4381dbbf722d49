import type { CustomerFields } from '../reconcile/customer-store'

/** One row of a mapping: the SCIM paths to read, first with a value wins, and the customer field to write. */
export type FieldMapping = { from: readonly string[]; to: keyof CustomerFields; as?: 'email' | 'phone' }

/** A tag that every member gets, or one made of a value, such as department:Sales. */
export type TagMapping = { tag: string } | { from: readonly string[]; prefix: string }

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

export const defaultFields: readonly FieldMapping[] = [
  {
    from: ['emails[primary eq true].value', 'emails[type eq "work"].value', 'emails.value', 'userName'],
    to: 'email',
    as: 'email',
  },
  { from: ['name.givenName'], to: 'firstName' },
  { from: ['name.familyName'], to: 'lastName' },
  {
    from: ['phoneNumbers[type eq "mobile"].value', 'phoneNumbers[primary eq true].value'],
    to: 'phone',
    as: 'phone',
  },
]

export const defaultTags: readonly TagMapping[] = [
  { tag: 'rollcall:member' },
  { from: [`${enterprise}:department`], prefix: 'department:' },
]

/** What themes and gating apps look for once someone has left. */
export const leaverTag = 'rollcall:deprovisioned'
