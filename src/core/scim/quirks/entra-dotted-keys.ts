import { isObject, type Json } from '../json'
import type { ResourceType } from '../schema/registry'
import { isExtension } from '../schemas-in-use'
import type { Quirk } from './quirk'

/**
 * With ?aadOptscim062020 Entra puts paths where names belong:
 * {"op": "replace", "value": {"name.givenName": "A", "urn:…:enterprise:2.0:User:department": "B"}}.
 */
export const entraDottedKeys: Quirk = {
  from: 'anyone',
  rawOperation: (operation, type) => {
    const { op, path, value } = operation
    if ((op !== 'add' && op !== 'replace') || (path !== undefined && path !== null && path !== ''))
      return [operation]
    if (!isObject(value)) return [operation]
    const entries = Object.entries(value)
    const paths = entries.filter(([key, inner]) => isPath(key, inner, type))
    if (paths.length === 0) return [operation]
    const names = entries.filter(([key, inner]) => !isPath(key, inner, type))
    return [
      ...(names.length > 0 ? [{ op, value: Object.fromEntries(names) }] : []),
      ...paths.map(([key, inner]) => ({ op, path: key, value: inner })),
    ]
  },
}

function isPath(key: string, value: Json, type: ResourceType): boolean {
  if (!isExtension(key)) return /[.[]/.test(key)
  const isOfKnown = [type.schema, ...type.extensions].some(({ id }) =>
    key.toLowerCase().startsWith(`${id.toLowerCase()}:`),
  )
  return isOfKnown || !isObject(value)
}
