import { canonical, includesTag } from './canonical'
import type { CustomerFields } from './customer-store'
import { fieldEntries } from './field-entries'

/** What a notice from a store says about one customer: part of it, and perhaps not the latest. */
export type CustomerHint = {
  customerId: string
  /** When the store changed it, ISO 8601. */
  updatedAt: string | null
  fields: CustomerFields
  addedTags: string[]
  removedTags: string[]
}

/** What was last seen of that customer. */
export type Seen = { fields: CustomerFields; tags: string[]; updatedAt: string | null }

/**
 * True when a notice only repeats what was seen already, such as the echo of our own write: then nothing has to be
 * read. A notice of a later moment may hide what it does not carry (tags, locale), so that one is never old news; nor is
 * one of the same second, as far as a field of ours (`agreed`) is of that kind.
 */
export function isOldNews(
  { updatedAt, fields, addedTags, removedTags }: CustomerHint,
  seen: Seen,
  agreed: CustomerFields = {},
): boolean {
  const entries = fieldEntries(fields)
  const isAboutTags = addedTags.length + removedTags.length > 0
  if (!isAboutTags && (entries.length === 0 || isLater(updatedAt, seen.updatedAt))) return false
  if (!isAboutTags && isUntold(agreed) && !isEarlier(updatedAt, seen.updatedAt)) return false
  return (
    entries.every(([field, value]) => canonical(field, value) === canonical(field, seen.fields[field])) &&
    addedTags.every((tag) => includesTag(seen.tags, tag)) &&
    !removedTags.some((tag) => includesTag(seen.tags, tag))
  )
}

const isLater = (updatedAt: string | null, seenAt: string | null) =>
  updatedAt === null || seenAt === null || Date.parse(updatedAt) > Date.parse(seenAt)

const isEarlier = (updatedAt: string | null, seenAt: string | null) =>
  updatedAt !== null && seenAt !== null && Date.parse(updatedAt) < Date.parse(seenAt)

/** Fields that no notice carries: whether they have changed as well shows in the customer only. */
const untold = ['locale', 'taxExempt'] as const

const isUntold = (agreed: CustomerFields) =>
  untold.some((field) => agreed[field] !== undefined && agreed[field] !== null)
