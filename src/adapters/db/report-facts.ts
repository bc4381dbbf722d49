import { Prisma } from './generated/client'
import { lowestId } from './lowest-id'
import type { Tenant } from './tenant'

export type Period = { from: Date; until: Date }

/** The history of a period: by partitions of `at`, and inside of them by the index on ids. */
const during = (organizationId: string, { from, until }: Period) => Prisma.sql`
  event.organization_id = ${organizationId}::uuid and event.at >= ${from} and event.at < ${until}
  and event.id > ${lowestId(from)}::uuid`

/** A cause that is older than this does not count as a directory's; nothing waits for so long. */
const CAUSE_MS = 31 * 86_400_000

/** What directories and websites have said, about people or groups. */
const saidByDirectories = (organizationId: string, { from, until }: Period) => Prisma.sql`
  select id from event
  where ${during(organizationId, { from: new Date(from.getTime() - CAUSE_MS), until })}
    and (kind like 'user.%' or kind like 'group.%')`

/** Writes of a period by store: what was confirmed, what failed, and the accounts that it was about. */
export const writesByStore = ({ sql, organizationId }: Tenant, period: Period) =>
  sql.$queryRaw<
    {
      storeId: string
      created: number
      adopted: number
      updated: number
      restored: number
      restricted: number
      failed: number
      joiner: number
      mover: number
      leaver: number
    }[]
  >`
    with said as (${saidByDirectories(organizationId, period)}),
    written as (
      select store_id, user_id, kind, outcome, coalesce(cause_id, id) as cause, cause_id in (select id from said) as told
      from event where ${during(organizationId, period)} and kind like 'customer.%' and store_id is not null)
    select store_id::text as "storeId",
      count(*) filter (where outcome = 'done' and kind = 'customer.created')::int as created,
      count(*) filter (where outcome = 'done' and kind = 'customer.adopted')::int as adopted,
      count(*) filter (where outcome = 'done' and kind = 'customer.updated')::int as updated,
      count(*) filter (where outcome = 'done' and kind = 'customer.restored')::int as restored,
      count(*) filter (where outcome = 'done' and kind = 'customer.restricted')::int as restricted,
      count(*) filter (where outcome = 'failed')::int as failed,
      count(distinct (user_id, cause)) filter
        (where outcome = 'done' and kind in ('customer.created', 'customer.restored'))::int as joiner,
      count(distinct (user_id, cause)) filter (where outcome = 'done' and kind = 'customer.updated' and told)::int as mover,
      count(distinct (user_id, cause)) filter (where outcome = 'done' and kind = 'customer.restricted')::int as leaver
    from written group by store_id`

/** People who came, changed, left and came back in a period, each once. */
export async function peopleMoved({ sql, organizationId }: Tenant, period: Period) {
  const rows = await sql.$queryRaw<{ joiners: number; movers: number; leavers: number; rejoiners: number }[]>`
    with said as (${saidByDirectories(organizationId, period)}),
    line as (
      select coalesce(person_id, event.user_id) as person, kind, changes, cause_id in (select id from said) as told, outcome
      from event left join scim_user on scim_user.id = event.user_id
      where ${during(organizationId, period)} and event.user_id is not null and not coalesce(probe, false)
        and kind in ('user.created', 'user.imported', 'user.reactivated', 'user.deactivated', 'user.deleted',
          'person.restricted', 'customer.updated'))
    select count(distinct person) filter (where kind in ('user.created', 'user.imported') and ${isActive})::int as joiners,
      count(distinct person) filter (where kind = 'customer.updated' and outcome = 'done' and told)::int as movers,
      count(distinct person) filter
        (where kind in ('user.deactivated', 'user.deleted', 'person.restricted'))::int as leavers,
      count(distinct person) filter (where kind = 'user.reactivated')::int as rejoiners
    from line`
  return rows[0] ?? { joiners: 0, movers: 0, leavers: 0, rejoiners: 0 }
}

const isActive = Prisma.sql`not changes @> '[{"field": "active", "to": false}]'`

type Times = { people: number; medianMs: number | null; p95Ms: number | null }

const timesOf = ([row]: Times[]) =>
  row && row.medianMs !== null && row.p95Ms !== null
    ? { people: row.people, medianMs: row.medianMs, p95Ms: row.p95Ms }
    : null

/** A write that was owed this soon after somebody came is part of their coming; a later one is a back-fill. */
const AT_ONCE = Prisma.sql`interval '1 minute'`

/** From the directory's call that made somebody to the confirmed customer in the last of the stores. */
export const joinerTimes = async ({ sql, organizationId }: Tenant, period: Period) =>
  timesOf(
    await sql.$queryRaw<Times[]>`
    with joined as (
      select coalesce(person_id, event.user_id) as person, event.at
      from event left join scim_user on scim_user.id = event.user_id
      where ${during(organizationId, period)} and kind = 'user.created' and event.user_id is not null
        and not coalesce(probe, false) and ${isActive}),
    arrived as (
      select person, joined.at, max(written.at) as last
      from joined join event written on written.user_id = joined.person
      where written.organization_id = ${organizationId}::uuid and written.id > ${lowestId(period.from)}::uuid
        and written.at >= ${period.from} and written.outcome = 'done'
        and written.kind in ('customer.created', 'customer.adopted', 'customer.restored') and written.at >= joined.at
        and written.at - coalesce(written.duration_ms, 0) * interval '1 ms' < joined.at + ${AT_ONCE}
      group by person, joined.at)
    select count(*)::int as people,
      percentile_cont(0.5) within group (order by extract(epoch from last - at) * 1000) as "medianMs",
      percentile_cont(0.95) within group (order by extract(epoch from last - at) * 1000) as "p95Ms"
    from arrived`,
  )

/** From the directory's call that ended somebody to the last store that was read back to show it, by the receipts. */
export const leaverTimes = async ({ sql, organizationId }: Tenant, { from, until }: Period) =>
  timesOf(
    await sql.$queryRaw<Times[]>`
    with proved as (
      select distinct on (person_id, said_at) said_at, document from receipt
      where organization_id = ${organizationId}::uuid and id > ${lowestId(from)}::uuid and outcome = 'restricted'
        and said_at >= ${from} and said_at < ${until}
      order by person_id, said_at, revision),
    took as (
      select extract(epoch from max((part->>'readBackAt')::timestamptz) - said_at) * 1000 as ms
      from proved, jsonb_array_elements(document->'stores') part group by proved.said_at, proved.document->>'id')
    select count(ms)::int as people, percentile_cont(0.5) within group (order by ms) as "medianMs",
      percentile_cont(0.95) within group (order by ms) as "p95Ms"
    from took`,
  )

/** What failed in a period, by store and reason, with the tries that it took. */
export const failuresIn = ({ sql, organizationId }: Tenant, period: Period) =>
  sql.$queryRaw<{ storeId: string | null; code: string; people: number; tries: number }[]>`
    select store_id::text as "storeId", coalesce(reason->>'code', 'unknown') as code,
      count(distinct user_id)::int as people, count(*)::int as tries
    from event where ${during(organizationId, period)} and outcome = 'failed' and kind like 'customer.%'
    group by 1, 2 order by people desc, code limit 100`

/** What teammates did of these kinds, by kind and teammate. */
export const doneByTeammates = ({ sql, organizationId }: Tenant, period: Period, kinds: string[]) =>
  sql.$queryRaw<{ kind: string; by: string; count: number }[]>`
    select kind, actor->>'name' as by, count(*)::int as count from event
    where ${during(organizationId, period)} and actor->>'type' = 'teammate' and kind = any(${kinds})
    group by 1, 2 order by 1, 2`

/** Lines of these kinds, oldest first. */
export const linesOf = (
  { sql, organizationId }: Tenant,
  period: Period,
  { kinds, limit }: { kinds: string[]; limit: number },
) =>
  sql.$queryRaw<{ at: Date; kind: string; title: string; by: string; all: number }[]>`
    select at, kind, title, actor->>'name' as by, count(*) over ()::int as all from event
    where ${during(organizationId, period)} and kind = any(${kinds}) order by id limit ${limit}`

/** Held changes that were open at some moment of a period, each with how many people it was about. */
export const heldDuring = ({ sql, organizationId }: Tenant, { from, until }: Period) =>
  sql.$queryRaw<
    {
      id: string
      about: string
      kind: string
      people: number
      state: string
      approvals: unknown
      decision: unknown
      openedAt: Date
      closedAt: Date | null
    }[]
  >`
    select held_change.id::text, coalesce(directory.name, store.name) as about, held_change.kind::text, state::text, approvals, decision,
      opened_at as "openedAt", closed_at as "closedAt",
      (select count(distinct person_id)::int from held_removal where change_id = held_change.id) as people
    from held_change left join directory on directory.id = directory_id left join store on store.id = store_id
    where held_change.organization_id = ${organizationId}::uuid and opened_at < ${until}
      and (closed_at is null or closed_at >= ${from})
    order by opened_at limit 200`

/** People with access at one moment, by store. */
export async function accessAt({ sql, organizationId }: Tenant, at: Date): Promise<Map<string, number>> {
  const rows = await sql.$queryRaw<{ storeId: string; people: number }[]>`
    select store_id::text as "storeId", count(distinct person_id)::int as people from access_span
    where organization_id = ${organizationId}::uuid and began_at < ${at} and (ended_at is null or ended_at >= ${at})
    group by store_id`
  return new Map(rows.map(({ storeId, people }) => [storeId, people]))
}

/** Every store that the organization has or had. */
export const everyStoreOf = ({ sql, organizationId }: Tenant) =>
  sql.store.findMany({
    where: { organizationId },
    orderBy: { id: 'asc' },
    select: { id: true, name: true, domain: true, status: true, trouble: true },
  })
