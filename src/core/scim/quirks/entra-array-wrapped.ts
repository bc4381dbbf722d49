import { isObject, type Json, valueOf } from '../json'
import type { Attribute } from '../schema/attribute'
import type { Quirk } from './quirk'
import { walkOperation, walkResource } from './walk'

/** Entra sends some single values as [{"value": "x"}]. */
export const entraArrayWrapped: Quirk = {
  from: 'anyone',
  resource: (body, type) => walkResource(body, type, unwrap),
  rawOperation: (operation, type) => [walkOperation(operation, type, unwrap)],
}

function unwrap(value: Json, attribute: Attribute): Json {
  if (!Array.isArray(value) || value.length !== 1) return value
  const [only = null] = value
  if (attribute.type === 'complex') return isObject(only) ? only : value
  return isObject(only) ? (valueOf(only, 'value') ?? value) : only
}
