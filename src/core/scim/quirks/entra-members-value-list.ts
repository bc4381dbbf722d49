import { isObject, isUnassigned, type Json, valueOf } from '../json'
import { findAttribute } from '../schema/attribute'
import type { Quirk, RawOperation } from './quirk'

/**
 * Entra removes members with a value, {"op": "Remove", "path": "members", "value": [{"value": id}]}, and means
 * only those; authentik does so too.
 */
export const entraMembersValueList: Quirk = {
  from: 'anyone',
  rawOperation: (operation, type) => {
    const { op, path, value = null } = operation
    if (op !== 'remove' || typeof path !== 'string' || value === null || value === '') return [operation]
    if (!findAttribute(type.attributes, path)?.attribute.multiValued) return [operation]
    const removals = (Array.isArray(value) ? value : [value]).map((each) => removal(path, each))
    return removals.every((each) => each !== undefined) ? removals : [operation]
  },
}

function removal(path: string, value: Json): RawOperation | undefined {
  const id = isObject(value) ? valueOf(value, 'value') : value
  if (typeof id !== 'string' || isUnassigned(id)) return undefined
  const type = isObject(value) && path.toLowerCase() !== 'members' ? valueOf(value, 'type') : undefined
  const typed = typeof type === 'string' ? ` and type eq ${JSON.stringify(type)}` : ''
  return { op: 'remove', path: `${path}[value eq ${JSON.stringify(id)}${typed}]` }
}
