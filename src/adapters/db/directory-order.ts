import type { Tenant } from './tenant'

/** The first of these directories says who somebody is. */
export const setPrecedence = ({ sql, organizationId }: Tenant, ids: string[]) =>
  sql.$executeRaw`
    update directory set precedence = wanted.place
    from unnest(${ids}::uuid[]) with ordinality as wanted(id, place)
    where organization_id = ${organizationId}::uuid and directory.id = wanted.id`

/** Persons who are users in more than one directory. */
export async function peopleInSeveral({ sql, organizationId }: Tenant): Promise<string[]> {
  const rows = await sql.$queryRaw<{ id: string }[]>`
    select person_id::text as id from scim_user
    where organization_id = ${organizationId}::uuid and deleted_at is null and not probe
    group by person_id having count(*) > 1`
  return rows.map(({ id }) => id)
}
