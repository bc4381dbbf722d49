import { foldCase } from '@/core/scim/filter/compare'
import type { Filter } from '@/core/scim/filter/filter'
import { groupType } from '@/core/scim/schema/registry'
import { Prisma } from '../generated/client'
import { isIndexable } from '../indexable'
import { isId } from '../is-id'
import type { Leaf } from './source'

/** The groups of the user `r` in the comparable form, those that it is in through other groups included. */
export const groupsDocument = (baseUrl: string): Prisma.Sql => Prisma.sql`
  jsonb_build_object('groups', coalesce((
    with recursive belongs as (
      select group_id, true as direct from scim_member
      where organization_id = r.organization_id and user_id = r.id
      union
      select outside.group_id, false
      from belongs join scim_member outside on outside.nested_group_id = belongs.group_id)
    select jsonb_agg(jsonb_build_object(
      'value', id, 'display', display_name_fold, 'type', case when direct then 'direct' else 'indirect' end,
      '$ref', ${`${baseUrl}${groupType.endpoint}/`}::text || id))
    from (select group_id, bool_or(direct) as direct from belongs group by group_id) belonging
    join scim_group on id = group_id), '[]'))`

/** Whether the user `r` is in a group of this id, or of this name; undefined for other parts of `groups`. */
export function inGroup(part: string, wanted: string, directoryId: string): Prisma.Sql | undefined {
  if (part === 'groups.value')
    return isId(wanted) ? memberOf(Prisma.sql`id = ${wanted}::uuid`, directoryId) : no
  const folded = foldCase(wanted)
  if (part !== 'groups.display' || folded === '' || !isIndexable(folded)) return undefined
  return memberOf(Prisma.sql`display_name_fold = ${folded}`, directoryId)
}

const no = Prisma.sql`false`

const memberOf = (group: Prisma.Sql, directoryId: string) => Prisma.sql`r.id = any(array(
  with recursive inside as (
    select id from scim_group where directory_id = ${directoryId}::uuid and ${group}
    union
    select nested_group_id from inside join scim_member on group_id = inside.id where nested_group_id is not null)
  select user_id from inside join scim_member on group_id = inside.id where user_id is not null))`

/** `groups[display eq "Sales"]` says no more than `groups.display eq "Sales"`. */
export function withoutBrackets(filter: Leaf): Leaf {
  if (filter.kind !== 'some' || filter.path.sub !== undefined || !isPlain(filter.where)) return filter
  return { ...filter.where, path: { ...filter.path, sub: filter.where.path.name } }
}

const isPlain = (where: Filter): where is Filter & { kind: 'compare' } =>
  where.kind === 'compare' &&
  where.operator === 'eq' &&
  typeof where.value === 'string' &&
  where.path.urn === undefined &&
  where.path.sub === undefined
