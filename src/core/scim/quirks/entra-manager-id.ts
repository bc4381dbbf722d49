import type { Json } from '../json'
import type { Attribute } from '../schema/attribute'
import type { Quirk } from './quirk'
import { walkOperation, walkResource } from './walk'

/** Entra sets the manager with the bare id instead of {"value": id}, and clears it with "". */
export const entraManagerId: Quirk = {
  from: 'anyone',
  resource: (body, type) => walkResource(body, type, toReference),
  rawOperation: (operation, type) => [walkOperation(operation, type, toReference)],
}

function toReference(value: Json, attribute: Attribute): Json {
  if (typeof value !== 'string' || attribute.multiValued || !attribute.sub?.value) return value
  return value === '' ? null : { value }
}
