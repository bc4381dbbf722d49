import { foldCase } from '@/core/scim/filter/compare'
import { comparand } from '@/core/scim/filter/match'
import { groupType } from '@/core/scim/schema/registry'
import { resolve, scopeOfResource } from '@/core/scim/scope'
import { Prisma } from '../generated/client'
import { isIndexable } from '../indexable'
import { textTest } from './column-comparison'
import { jsonPath } from './json-path'
import { memberDocument } from './member-document'
import { metaColumn } from './meta'
import { pathOf } from './path-of'
import type { Leaf } from './source'

const scope = scopeOfResource(groupType)

/** The comparisons of a Group that have an index, and those of its members, which are rows of their own. */
export function groupColumn(filter: Leaf, baseUrl: string): Prisma.Sql | undefined {
  const resolved = resolve(filter.path, scope)
  if (resolved.extension === undefined && foldCase(resolved.name) === 'members')
    return memberTest(filter, baseUrl)
  if (filter.kind !== 'compare' || filter.operator === 'ne' || typeof filter.value !== 'string')
    return undefined
  const { operator, value } = filter
  const path = pathOf(comparand(filter.path, scope))
  if (path === 'displayname') return textTest(Prisma.sql`r.display_name_fold`, operator, foldCase(value))
  // The column leaves out what is blank or too long for an index.
  if (path === 'externalid' && operator === 'eq' && value.trim() !== '' && isIndexable(value))
    return Prisma.sql`r.external_id = ${value}`
  return metaColumn(path, operator, value)
}

/** Every leaf but "has none" asks whether one member meets it. */
function memberTest(filter: Leaf, baseUrl: string): Prisma.Sql {
  if (filter.kind === 'compare' && filter.value === null) {
    const { name, sub } = comparand(filter.path, scope)
    const present = { kind: 'present', path: { name, ...(sub && { sub: sub.name }) } } as const
    return filter.operator === 'eq'
      ? Prisma.sql`(${memberTest(present, baseUrl)}) is not true`
      : Prisma.sql`false`
  }
  const id = memberId(filter)
  const test =
    id === undefined
      ? Prisma.sql`${memberDocument(baseUrl)} @@ ${jsonPath(filter, scope)}::jsonpath`
      : Prisma.sql`m.value = ${id}`
  return Prisma.sql`exists (select from scim_member m where m.group_id = r.id and ${test})`
}

/** The id in `members eq "id"`, `members.value eq "id"` and `members[value eq "id"]`. */
function memberId(filter: Leaf): string | undefined {
  if (filter.kind === 'present') return undefined
  if (filter.kind === 'some') {
    const { path, where } = filter
    const isDirect = where.kind === 'compare' && path.sub === undefined && where.path.sub === undefined
    return isDirect && where.path.urn === undefined
      ? memberId({ ...where, path: { name: path.name, sub: where.path.name } })
      : undefined
  }
  const isId = filter.operator === 'eq' && pathOf(comparand(filter.path, scope)) === 'members.value'
  return isId && typeof filter.value === 'string' && filter.value !== '' ? filter.value : undefined
}
