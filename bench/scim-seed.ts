import { Client } from 'pg'

const AT_ONCE = 50_000
/** As many of each size, so that parallel requests do not all wait for one group. */
export const GROUPS_OF_A_SIZE = 4

export type Seeded = {
  size: number
  /** The id of user n, 1 ≤ n ≤ size. */
  idOf: (n: number) => string
  /** Ids of groups by how many members they have. */
  groups: Map<number, string[]>
}

/** Fills a directory with so many users and with groups of these sizes, in SQL: over HTTP it would take hours. */
export async function seedDirectory(
  databaseUrl: string,
  scimBaseUrl: string,
  size: number,
  groupSizes: number[],
): Promise<Seeded> {
  const sql = new Client({ connectionString: databaseUrl })
  await sql.connect()
  const key = scimBaseUrl.split('/').at(-1)
  const { rows } = await sql.query<{ id: string; organization_id: string }>(
    'select id, organization_id from directory where key = $1',
    [key],
  )
  const [directory] = rows
  if (!directory) throw new Error(`There is no directory with the key ${key}`)
  const firstMs = Date.now() - size - 60_000
  for (let from = 1; from <= size; from += AT_ONCE) {
    const to = Math.min(from + AT_ONCE - 1, size)
    await sql.query(users, [directory.id, directory.organization_id, firstMs, from, to])
  }
  const groups = new Map<number, string[]>()
  for (const members of groupSizes) {
    const known = Math.min(members, Math.floor(size / 2))
    const made = await sql.query<{ id: string }>(groupsOf, [
      directory.id,
      directory.organization_id,
      members,
      GROUPS_OF_A_SIZE,
    ])
    groups.set(
      members,
      made.rows.map(({ id }) => id),
    )
    await sql.query(membersOf, [groups.get(members), directory.organization_id, firstMs, known, members])
  }
  await sql.query('vacuum analyze scim_user, scim_user_email, scim_user_count, scim_group, scim_member')
  await sql.end()
  return { size, groups, idOf: (n) => uuidv7(firstMs + n, n) }
}

/** The id that `id(n)` makes below: ids follow time, a millisecond apart, as when users come one by one. */
function uuidv7(ms: number, n: number): string {
  const time = ms.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${n.toString(16).padStart(12, '0')}`
}

const id = (n: string) =>
  `(lpad(to_hex($3::bigint + ${n}), 12, '0') || '70008000' || lpad(to_hex(${n}), 12, '0'))::uuid`

const users = `
  insert into scim_user (id, directory_id, organization_id, user_name, user_name_fold, external_id, display_name,
                         email, active, resource, search, created_at, last_modified)
  select ${id('n')}, $1::uuid, $2::uuid, name, name, '00u' || n, 'Bench Person', name, true,
         resource, lower(resource::text)::jsonb, moment, moment
  from generate_series($4::bigint, $5::bigint) as n,
    lateral (select 'user' || n || '@people.example' as name, to_timestamp(($3::bigint + n) / 1000.0) as moment) as named,
    lateral (select jsonb_build_object(
      'schemas', jsonb_build_array('urn:ietf:params:scim:schemas:core:2.0:User',
                                   'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'),
      'userName', name, 'externalId', '00u' || n, 'active', true, 'displayName', 'Bench Person',
      'name', jsonb_build_object('givenName', 'Bench', 'familyName', 'Person'),
      'emails', jsonb_build_array(jsonb_build_object('value', name, 'type', 'work', 'primary', true)),
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
      jsonb_build_object('department', 'Sales', 'employeeNumber', n::text)) as resource) as described`

const groupsOf = `
  insert into scim_group (id, directory_id, organization_id, display_name, display_name_fold, resource, search)
  select gen_random_uuid(), $1::uuid, $2::uuid, name, lower(name), resource, lower(resource::text)::jsonb
  from generate_series(1, $4::int) as g,
    lateral (select 'Group ' || g || ' of ' || $3::int as name) as named,
    lateral (select jsonb_build_object('schemas', jsonb_build_array('urn:ietf:params:scim:schemas:core:2.0:Group'),
                                       'displayName', name) as resource) as described
  returning id`

/** The first half of the users; a directory with fewer has the rest parked. */
const membersOf = `
  insert into scim_member (organization_id, group_id, value, user_id)
  select $2::uuid, group_id, coalesce(user_id::text, 'parked' || n), user_id
  from unnest($1::uuid[]) as group_id, generate_series(1, $5::bigint) as n,
    lateral (select case when n <= $4::bigint then ${id('n')} end as user_id) as known`
