import { includesRole, includesTag } from './canonical'
import type { CompanyRole, CustomerRecord } from './customer-store'
import { fieldEntries } from './field-entries'

/** True when a reading shows of a customer what was shown before, to the letter: there is nothing to follow then. */
export const isAsShown = (now: CustomerRecord, before: CustomerRecord): boolean =>
  Date.parse(now.updatedAt) === Date.parse(before.updatedAt) &&
  fieldEntries(now).every(([field, value]) => value === before[field]) &&
  now.tags.length === before.tags.length &&
  now.tags.every((tag) => includesTag(before.tags, tag)) &&
  hasSameRoles(now.roles, before.roles ?? [])

/** Roles that were not asked for have not changed as far as we know. */
const hasSameRoles = (now: CompanyRole[] | undefined, before: CompanyRole[]) =>
  now === undefined || (now.length === before.length && now.every((role) => includesRole(before, role)))
