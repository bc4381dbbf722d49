import type { Prisma } from './generated/client'
import type { Tenant } from './tenant'

export type NewDeparture = {
  linkId: string
  personId: string
  storeId: string
  record: Prisma.InputJsonObject
}

/** What was remembered so far of taking people out of stores, by link. */
export async function departuresOf({ sql, organizationId }: Tenant, linkIds: string[]) {
  const rows = await sql.departure.findMany({
    where: { organizationId, linkId: { in: linkIds } },
    select: { linkId: true, record: true },
  })
  return new Map(rows.map(({ linkId, record }) => [linkId, record]))
}

export const keepDepartures = ({ sql, organizationId }: Tenant, departures: NewDeparture[]) =>
  sql.$executeRaw`
    insert into departure (link_id, organization_id, person_id, store_id, record)
    select "linkId", ${organizationId}::uuid, "personId", "storeId", record
    from jsonb_to_recordset(${JSON.stringify(departures)}::jsonb)
      as said("linkId" uuid, "personId" uuid, "storeId" uuid, record jsonb)
    on conflict (link_id) do update set record = excluded.record`

/** These people are members again: what took them out is history. */
export const endDepartures = ({ sql, organizationId }: Tenant, linkIds: string[]) =>
  sql.departure.deleteMany({ where: { organizationId, linkId: { in: linkIds } } })

/** Namespace of the advisory lock under which a person's receipts are issued; it ends with the transaction. */
const RECEIPTS = 4_203

/**
 * Which of these people are out of every store, with every store settled. Whoever asks holds them until the transaction
 * ends: of two stores that settle at the same moment, the later one sees both.
 */
export async function lockSettledLeavers(
  { sql, organizationId }: Tenant,
  personIds: string[],
): Promise<string[]> {
  await sql.$executeRaw`
    select pg_advisory_xact_lock(${RECEIPTS}::int, hashtext(id)) from
      (select unnest(${personIds}::text[]) as id order by id) person`
  const rows = await sql.$queryRaw<{ id: string }[]>`
    select link.user_id::text as id from link
    left join departure on departure.link_id = link.id
    join store on store.id = link.store_id
    where link.organization_id = ${organizationId}::uuid and link.user_id = any(${personIds}::uuid[])
      and (link.customer_id is not null or departure.link_id is not null)
      and (store.status <> 'disconnected' or departure.link_id is not null)
    group by link.user_id
    having bool_and(departure.link_id is not null and link.state in ('verified', 'skipped', 'failed'))`
  return rows.map(({ id }) => id)
}

/** Everything that was remembered of taking one person out, store by store. */
export const departuresOfPerson = ({ sql, organizationId }: Tenant, personId: string) =>
  sql.departure.findMany({
    where: { organizationId, personId },
    orderBy: { storeId: 'asc' },
    select: {
      record: true,
      startedAt: true,
      link: {
        select: {
          customerId: true,
          observed: true,
          store: { select: { id: true, name: true, domain: true, scopes: true } },
        },
      },
    },
  })
