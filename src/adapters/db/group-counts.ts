import type { Tenant } from './tenant'

export type CountedGroup = {
  id: string
  displayName: string
  directory: { id: string; name: string }
  /** Members that are there: users and other groups. */
  members: number
  /** Members whose user has not come yet. */
  parked: number
}

/** The groups that directories have pushed, by name, with how many members are there and how many are awaited. */
export async function countGroups(
  { sql, organizationId }: Tenant,
  { limit }: { limit: number },
): Promise<CountedGroup[]> {
  const rows = await sql.$queryRaw<
    (Omit<CountedGroup, 'directory'> & { directoryId: string; name: string })[]
  >`
    select scim_group.id::text, scim_group.display_name as "displayName", directory.id::text as "directoryId",
      directory.name, coalesce(counted.members, 0)::int as members, coalesce(counted.parked, 0)::int as parked
    from (select * from scim_group where organization_id = ${organizationId}::uuid
          order by display_name_fold, id limit ${limit}) scim_group
    join directory on directory.id = scim_group.directory_id
    left join lateral (
      select count(*) filter (where user_id is not null or nested_group_id is not null) as members,
        count(*) filter (where user_id is null and nested_group_id is null) as parked
      from scim_member where group_id = scim_group.id) counted on true
    order by scim_group.display_name_fold, scim_group.id`
  return rows.map(({ directoryId, name, ...group }) => ({ ...group, directory: { id: directoryId, name } }))
}
