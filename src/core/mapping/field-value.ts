import parsePhone from 'libphonenumber-js/min'
import type { FieldName } from '../reconcile/customer-store'
import type { JsonObject } from '../scim/json'
import type { Source } from './configuration'
import { liquid, type Text } from './liquid'
import { readText } from './read-path'

/** A source as a function of the user: as SCIM paths see it, and as templates do. */
export function sourceText(source: Source): (user: JsonObject, context: JsonObject) => string | null {
  if (source.kind === 'fixed') return () => source.value
  if (source.kind === 'path') return (user) => readText(user, source.paths)
  const text: Text = liquid(source.template)
  return (_, context) => text(context) || null
}

/** What Shopify takes of a value, or null when it would take nothing. */
export function fieldValue(field: FieldName, text: string | null): string | null {
  if (text === null) return null
  if (field === 'email') return text.includes('@') ? text : null
  if (field === 'phone') return parsePhone(text)?.number ?? null
  return text
}
