import type { Actor } from './events'
import { Prisma } from './generated/client'
import type { ConflictChoice } from './generated/enums'
import type { Pipeline } from './pipeline'
import type { Tenant } from './tenant'

export type { ConflictChoice }

export type NewConflict = {
  linkId: string
  storeId: string
  personId: string
  directoryId: string
  field: string
  directoryValue: string | null
  storeValue: string | null
}

/**
 * Opens a conflict, or brings the open one about the same field up to date, and keeps the field of the link from being
 * written. Answers true when it is new.
 */
export async function openConflict({ sql, organizationId }: Tenant, conflict: NewConflict): Promise<boolean> {
  const [row] = await sql.$queryRaw<{ isNew: boolean }[]>`
    insert into conflict (id, organization_id, link_id, store_id, person_id, directory_id, field, directory_value, store_value)
    values (gen_random_uuid(), ${organizationId}::uuid, ${conflict.linkId}::uuid, ${conflict.storeId}::uuid,
      ${conflict.personId}::uuid, ${conflict.directoryId}::uuid, ${conflict.field}, ${conflict.directoryValue},
      ${conflict.storeValue})
    on conflict (link_id, field) where settled_at is null
    do update set directory_value = excluded.directory_value, store_value = excluded.store_value
    returning xmax = 0 as "isNew"`
  await sql.$executeRaw`
    update link set asked = array_append(asked, ${conflict.field})
    where organization_id = ${organizationId}::uuid and id = ${conflict.linkId}::uuid
      and not ${conflict.field} = any(asked)`
  return row?.isNew ?? false
}

/** Open ones, newest first; `before` is the id of the last one seen. */
export const listConflicts = (
  { sql, organizationId }: Tenant,
  { before, limit }: { before?: string; limit: number },
) =>
  sql.conflict.findMany({
    where: { organizationId, settledAt: null, ...(before && { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: limit,
  })

export const countConflicts = ({ sql, organizationId }: Tenant) =>
  sql.conflict.count({ where: { organizationId, settledAt: null } })

/** An open conflict, locked until the transaction ends; undefined when it is settled or was never there. */
export async function lockConflict({ sql, organizationId }: Tenant, id: string) {
  await sql.$queryRaw(Prisma.sql`
    select from conflict where organization_id = ${organizationId}::uuid and id = ${id}::uuid for update`)
  const conflict = await sql.conflict.findFirst({ where: { organizationId, id, settledAt: null } })
  return conflict ?? undefined
}

/** Settles a conflict; the field of the link may be written again. */
export async function settleConflict(
  { sql, organizationId }: Tenant,
  { id, linkId, field }: { id: string; linkId: string; field: string },
  settled: { choice: ConflictChoice; settledBy: Actor; settledAt: Date },
) {
  await sql.conflict.updateMany({ where: { organizationId, id }, data: settled })
  await sql.$executeRaw`
    update link set asked = array_remove(asked, ${field})
    where organization_id = ${organizationId}::uuid and id = ${linkId}::uuid`
}

/** Settles open conflicts of a link because both sides agree; the fields may be written again. Answers which there were. */
export async function closeConflicts(
  { sql, organizationId }: Tenant,
  linkId: string,
  fields: string[],
  { settledBy, settledAt }: { settledBy: Actor; settledAt: Date },
): Promise<string[]> {
  const closed = await sql.$queryRaw<{ field: string }[]>`
    update conflict set choice = 'agreed', settled_by = ${JSON.stringify(settledBy)}::jsonb, settled_at = ${settledAt}
    where organization_id = ${organizationId}::uuid and link_id = ${linkId}::uuid and field = any(${fields})
      and settled_at is null
    returning field`
  await sql.$executeRaw`
    update link set asked = array(select unnest(asked) except select unnest(${fields}::text[]))
    where organization_id = ${organizationId}::uuid and id = ${linkId}::uuid`
  return closed.map(({ field }) => field)
}

/** What the directory says by now about fields that wait for a choice. */
export const keepDirectoryValues = (
  { sql, organizationId }: Tenant,
  linkId: string,
  values: { field: string; value: string | null }[],
) =>
  sql.$executeRaw`
    update conflict set directory_value = said.value
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as said(field text, value text)
    where organization_id = ${organizationId}::uuid and link_id = ${linkId}::uuid and settled_at is null
      and conflict.field = said.field and directory_value is distinct from said.value`

/**
 * Closes what is open about people who have left. Their fields stay marked as asked about, so that nothing is written over
 * either side should they return. Answers which there were.
 */
export const closeOfLeavers = (tenant: Pipeline, linkIds: string[], settledAt: Date) =>
  closeAsLeft(tenant, Prisma.sql`link_id = any(${linkIds}::uuid[])`, settledAt)

/**
 * Closes what is open about links (a condition on them) that lose their customer: there is nothing left to choose. The
 * caller lets their fields be written again.
 */
export const closeOfUnlinked = (tenant: Tenant, links: Prisma.Sql) =>
  closeAsLeft(
    tenant,
    Prisma.sql`link_id in (select id from link where organization_id = ${tenant.organizationId}::uuid and ${links})`,
    new Date(),
  )

/** Whoever closes what nobody has to choose any more. */
export const rollcall: Actor = { type: 'job', name: 'Rollcall' }

const closeAsLeft = ({ sql, organizationId }: Pipeline, conflicts: Prisma.Sql, settledAt: Date) =>
  sql.$queryRaw<
    { linkId: string; field: string; directoryValue: string | null; storeValue: string | null }[]
  >`
    update conflict set choice = 'left', settled_by = ${JSON.stringify(rollcall)}::jsonb, settled_at = ${settledAt}
    where organization_id = ${organizationId}::uuid and settled_at is null and ${conflicts}
    returning link_id::text as "linkId", field, directory_value as "directoryValue", store_value as "storeValue"`
