import { userType } from '@/core/scim/schema/registry'
import { Prisma } from '../generated/client'
import { type Belonging, belongings, belongingTables, foundGroups, type FoundGroups } from '../belongings'
import type { Pipeline } from '../pipeline'
import type { PageQuery } from './find-page'
import { usersPage } from './page-of-users'
import { cutPage, type FoundPage, type PageOfIds } from './page-window'

/** A user with the resource as JSON text, which need not be read to be sent on. Times are in ms. */
export type UserText = {
  id: string
  version: number
  created: number
  lastModified: number
  resource: string
}

type Row = UserText & { head: (FoundPage & FoundGroups) | null }

/**
 * One page of whole users in order, with their groups, in one statement: for a page of a hundred, each further
 * question costs as much as ten of its users. Throws what pageOfUsers throws.
 */
export async function pageOfWholeUsers(
  tenant: Pipeline,
  directoryId: string,
  query: PageQuery,
  baseUrl: string,
): Promise<Omit<PageOfIds, 'ids'> & { users: UserText[]; groups: Map<string, Belonging[]> }> {
  const found = Prisma.sql`(select ids from found)::uuid[]`
  const rows = await tenant.sql.$queryRaw<Row[]>`
    with recursive found as materialized (${usersPage(tenant, directoryId, query, baseUrl)}),
    ${belongingTables(tenant, found)}
    select null as id, null as version, null as created, null as "lastModified", null as resource, (
      select row_to_json(page) from (select total, ids, lost, ${foundGroups} from found) page) as head
    union all
    select id::text, version, ${milliseconds(Prisma.sql`created_at`)}, ${milliseconds(Prisma.sql`last_modified`)},
      ${resourceText}, null
    from scim_user
    where organization_id = ${tenant.organizationId}::uuid and id = any(${found}) and deleted_at is null`
  const [first, ...users] = rows
  if (!first?.head) throw new Error('A page begins with what was found')
  const { ids, ...page } = cutPage(query.page, first.head)
  const byId = new Map(users.map((user) => [user.id, user]))
  return { users: ids.flatMap((id) => byId.get(id) ?? []), groups: belongings(first.head), ...page }
}

/** Reading a number is a tenth of the work of reading a date. */
const milliseconds = (moment: Prisma.Sql) => Prisma.sql`round(date_part('epoch', ${moment}) * 1000)`

/** Only users of other sources than SCIM are kept without `schemas`; taking the object apart for all doubled the time. */
const resourceText = Prisma.sql`
  case when resource ? 'schemas' then resource::text
    else (jsonb_build_object('schemas', jsonb_build_array(${userType.schema.id}::text)) || resource)::text end`
