import type { Filter } from '../filter/filter'
import type { JsonObject } from '../json'
import type { Quirk } from './quirk'

/**
 * Entra replaces emails[type eq "work"].value although there is no such e-mail yet, and expects it to be
 * created. RFC 7644 §3.5.2.3 calls that noTarget.
 */
export const entraMissingValuePath: Quirk = {
  from: ['entra'],
  operation: (operation) => {
    if (operation.op === 'remove' || !operation.path?.where || operation.value === null) return operation
    const otherwise = described(operation.path.where)
    return otherwise ? { ...operation, otherwise } : operation
  },
}

/** The value that an "eq and eq" filter describes. */
function described(filter: Filter): JsonObject | undefined {
  if (filter.kind === 'compare') {
    const { operator, path, value } = filter
    return operator === 'eq' && path.sub === undefined && value !== null ? { [path.name]: value } : undefined
  }
  if (filter.kind !== 'and') return undefined
  return filter.filters
    .map(described)
    .reduce((all, part) => (all && part ? { ...all, ...part } : undefined), {})
}
