import { isObject } from '../json'
import type { Quirk } from './quirk'

const repeated = new Set(['id', 'schemas', 'meta'])

/** Okta renames a group with {"op": "replace", "value": {"id": …, "displayName": …}}; it does not mean the id. */
export const oktaNoPathReplace: Quirk = {
  from: 'anyone',
  rawOperation: (operation) => {
    const { op, path, value } = operation
    if (op !== 'replace' || path || !isObject(value)) return [operation]
    const meant = Object.entries(value).filter(([name]) => !repeated.has(name.toLowerCase()))
    return meant.length === 0 ? [operation] : [{ ...operation, value: Object.fromEntries(meant) }]
  },
}
