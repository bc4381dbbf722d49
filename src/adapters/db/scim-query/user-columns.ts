import { foldCase } from '@/core/scim/filter/compare'
import type { Filter } from '@/core/scim/filter/filter'
import { comparand } from '@/core/scim/filter/match'
import { userType } from '@/core/scim/schema/registry'
import { resolve, scopeOfResource } from '@/core/scim/scope'
import { Prisma } from '../generated/client'
import { isIndexable } from '../indexable'
import { inGroup, withoutBrackets } from './belonging'
import { textTest } from './column-comparison'
import { jsonPath } from './json-path'
import { metaColumn } from './meta'
import { pathOf } from './path-of'
import type { Leaf } from './source'

/** A value that its column has, if any user has it; the columns leave out what is blank or too long for an index. */
const isInColumn = (text: string) => text.trim() !== '' && isIndexable(text)

const scope = scopeOfResource(userType)

/** The comparisons of a User that have an index. */
export function userColumn(filter: Leaf, directoryId: string): Prisma.Sql | undefined {
  if (filter.kind === 'some')
    return emailFilter(filter, directoryId) ?? groupFilter(withoutBrackets(filter), directoryId)
  if (filter.kind !== 'compare' || filter.operator === 'ne') return undefined
  const { operator, value } = filter
  const path = pathOf(comparand(filter.path, scope))
  if (path === 'active') return operator === 'eq' && value === false ? Prisma.sql`not r.active` : undefined
  if (typeof value !== 'string') return undefined
  if (path === 'username') return textTest(Prisma.sql`r.user_name_fold`, operator, foldCase(value))
  if (operator === 'eq') return groupFilter(filter, directoryId) ?? equalsColumn(path, value, directoryId)
  return metaColumn(path, operator, value)
}

function groupFilter(filter: Leaf, directoryId: string): Prisma.Sql | undefined {
  if (filter.kind !== 'compare' || filter.operator !== 'eq' || typeof filter.value !== 'string')
    return undefined
  return inGroup(pathOf(comparand(filter.path, scope)), filter.value, directoryId)
}

function equalsColumn(path: string, wanted: string, directoryId: string): Prisma.Sql | undefined {
  const folded = foldCase(wanted)
  if (path === 'externalid') return isInColumn(wanted) ? Prisma.sql`r.external_id = ${wanted}` : undefined
  if (path === 'displayname')
    return isInColumn(folded) ? Prisma.sql`r.display_name_fold = ${folded}` : undefined
  if (path === 'emails.value') return isInColumn(folded) ? hasEmail(folded, directoryId) : undefined
  return metaColumn(path, 'eq', wanted)
}

/** An array, unlike a join, can be used by the index of ids beside other conditions. */
const hasEmail = (folded: string, directoryId: string) => Prisma.sql`r.id = any(array(
  select user_id from scim_user_email where directory_id = ${directoryId}::uuid and value = ${folded}))`

/** `emails[type eq "work" and value eq "a@b"]`: the index finds who has the address, the path looks at the rest. */
function emailFilter(filter: Leaf & { kind: 'some' }, directoryId: string): Prisma.Sql | undefined {
  if (pathOf(resolve(filter.path, scope)) !== 'emails') return undefined
  const address = requiredValue(filter.where)
  if (address === undefined || !isInColumn(address)) return undefined
  return Prisma.sql`(${hasEmail(address, directoryId)} and r.search @@ ${jsonPath(filter, scope)}::jsonpath)`
}

/** The folded text that `value` must equal wherever the filter holds. */
function requiredValue(filter: Filter): string | undefined {
  if (filter.kind === 'and') {
    for (const part of filter.filters) {
      const value = requiredValue(part)
      if (value !== undefined) return value
    }
    return undefined
  }
  if (filter.kind !== 'compare' || filter.operator !== 'eq' || typeof filter.value !== 'string')
    return undefined
  const { urn, name, sub } = filter.path
  const isValue = urn === undefined && sub === undefined && foldCase(name) === 'value'
  return isValue ? foldCase(filter.value) : undefined
}
