import parsePhone from 'libphonenumber-js/min'
import type { CustomerFields } from '../reconcile/customer-store'
import type { Desired } from '../reconcile/decide'
import type { JsonObject } from '../scim/json'
import { defaultFields, defaultTags, leaverTag, type FieldMapping, type TagMapping } from './default-mapping'
import { readPath, readText } from './read-path'

/** A user as the mapping sees it; a deleted one has an empty resource. */
export type MappedUser = { active: boolean; resource: JsonObject }

const LONGEST_TAG = 255

/** What a store should show of this user. Someone inactive or deleted is a leaver: only the marker is wanted. */
export function desiredCustomer({ active, resource }: MappedUser): Desired {
  if (!active) return { presence: 'leaver', fields: {}, tags: [leaverTag] }
  const fields: CustomerFields = Object.fromEntries(
    defaultFields.map((row) => [row.to, fieldValue(row, readText(resource, row.from))]),
  )
  return { presence: 'member', fields, tags: defaultTags.flatMap((row) => tagOf(row, resource)) }
}

function fieldValue({ as }: FieldMapping, text: string | null): string | null {
  if (text === null) return null
  if (as === 'email') return text.includes('@') ? text : null
  if (as === 'phone') return parsePhone(text)?.number ?? null
  return text
}

function tagOf(row: TagMapping, resource: JsonObject): string[] {
  if ('tag' in row) return [row.tag]
  const values = row.from.flatMap((path) => readPath(resource, path))
  // Shopify reads a comma as the end of a tag, so that "Legal, EMEA" would become two.
  return values
    .filter((value) => typeof value === 'string' && value.trim() !== '')
    .map((value) =>
      `${row.prefix}${String(value).replaceAll(',', ' ').replace(/\s+/g, ' ').trim()}`.slice(0, LONGEST_TAG),
    )
}
