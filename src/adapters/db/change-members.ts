import type { Filter } from '@/core/scim/filter/filter'
import { foldCase } from '@/core/scim/filter/compare'
import type { Member } from '@/core/scim/member-delta'
import { groupType } from '@/core/scim/schema/registry'
import { scopeOfResource } from '@/core/scim/scope'
import { Prisma } from './generated/client'
import { requireIndexable } from './indexable'
import type { Resolved } from './resolve-members'
import { jsonPath } from './scim-query/json-path'
import { memberDocument } from './scim-query/member-document'
import type { Pipeline } from './pipeline'

/** What a request does to a group's members: those there now (none if `clear`), less `remove`, with `add`. */
export type MemberChanges = {
  clear: boolean
  add: readonly Member[]
  remove: readonly string[]
  removeWhere: readonly Filter[]
}

/** A membership that a request really changed. A parked member has neither id. */
export type MemberChange = {
  kind: 'added' | 'removed' | 'renamed'
  value: string
  userId: string | null
  nestedGroupId: string | null
}

type Group = { id: string }
type Row = Omit<MemberChange, 'kind'> & { display: string | null }

/**
 * Changes the members of a locked group (the lock may be the statement before) and answers what was different before; nothing means that the group is
 * still the version it was. Reads and writes only rows that change. `resolved` says whom the values of `namesIn` mean;
 * `baseUrl` is the directory's, for filters on $ref.
 */
export async function changeMembers(
  tenant: Pipeline,
  group: Group,
  { clear, add, remove, removeWhere }: MemberChanges,
  resolved: ReadonlyMap<string, Resolved>,
  baseUrl: string,
): Promise<MemberChange[]> {
  const rows = new Map(add.map((member) => asRow(member, resolved.get(member.value))))
  const kept = [...rows.keys()]
  const leaving = clear
    ? Prisma.sql`true`
    : anyOf([
        ...(remove.length > 0 ? [isNamed(remove.map((value) => resolved.get(value)?.value ?? value))] : []),
        ...removeWhere.map((where) => meetsWhere(where, baseUrl)),
      ])
  const [removed, added] = await Promise.all([
    leaving ? removeMembers(tenant, group, leaving, kept) : [],
    kept.length > 0 ? putMembers(tenant, group, [...rows.values()]) : [],
  ])
  return [...removed, ...added]
}

/** The values that have to be resolved for a change. Throws invalidValue for one too long to be anybody's. */
export function namesIn({ clear, add, remove }: MemberChanges): string[] {
  for (const { value } of add) requireIndexable('members.value', value)
  return [...add.map(({ value }) => value), ...(clear ? [] : remove)]
}

function asRow({ value, display }: Member, found: Omit<Row, 'display'> | undefined): [string, Row] {
  const row = { value, userId: null, nestedGroupId: null, ...found, display: display ?? null }
  return [row.value, row]
}

const anyOf = (tests: Prisma.Sql[]) => (tests.length > 0 ? Prisma.join(tests, ' or ', '(', ')') : undefined)

const isNamed = (values: string[]) => Prisma.sql`m.value = any(${values})`

function meetsWhere(where: Filter, baseUrl: string) {
  const path = jsonPath({ kind: 'some', path: { name: 'members' }, where }, scopeOfResource(groupType))
  return Prisma.sql`${memberDocument(baseUrl)} @@ ${path}::jsonpath`
}

const changed = (kind: MemberChange['kind'] | Prisma.Sql) => Prisma.sql`
  ${kind}::text as kind, m.value, m.user_id::text as "userId", m.nested_group_id::text as "nestedGroupId"`

const removeMembers = (
  { sql, organizationId }: Pipeline,
  group: Group,
  leaving: Prisma.Sql,
  kept: readonly string[],
) => sql.$queryRaw<MemberChange[]>`
  delete from scim_member m
  where organization_id = ${organizationId}::uuid and group_id = ${group.id}::uuid
    and ${leaving} and m.value <> all(${kept})
  returning ${changed('removed')}`

/** Adds those that are missing; of those that are there only a new display changes anything. */
const putMembers = ({ sql, organizationId }: Pipeline, group: Group, rows: Row[]) => sql.$queryRaw<
  MemberChange[]
>`
  insert into scim_member as m (organization_id, group_id, value, user_id, nested_group_id, display, display_fold)
  select ${organizationId}::uuid, ${group.id}::uuid, * from unnest(
    ${rows.map((row) => row.value)}::text[], ${rows.map((row) => row.userId)}::uuid[],
    ${rows.map((row) => row.nestedGroupId)}::uuid[], ${rows.map((row) => row.display)}::text[],
    ${rows.map((row) => row.display && foldCase(row.display))}::text[])
  on conflict (group_id, value) do update set display = excluded.display, display_fold = excluded.display_fold
    where excluded.display is distinct from m.display and excluded.display is not null
  returning ${changed(Prisma.sql`case when m.xmax = 0 then 'added' else 'renamed' end`)}`
