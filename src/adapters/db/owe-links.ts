import { Prisma } from './generated/client'
import type { LinkState } from './generated/enums'
import { owePeopleToTargets } from './owe-targets'
import type { Pipeline } from './pipeline'
import type { Tenant } from './tenant'
import { owedAgain, owedAnew, type Urgency } from './urgency'

export type { Urgency }

/** Inserts or owes a link for each of some persons in each of some stores (a query of their ids). */
function owePeople(
  { sql, organizationId }: Pipeline,
  { people, stores, urgency }: { people: Prisma.Sql; stores: Prisma.Sql; urgency: Urgency },
) {
  return sql.$queryRaw<{ storeId: string; state: LinkState }[]>`
    insert into link (id, organization_id, user_id, store_id, state, generation, priority, due_at, due_since, cause_id)
    select gen_random_uuid(), ${organizationId}::uuid, person.id, store.id,
      case when live then 'queued' else 'planned' end::"LinkState", 1, ${urgency.priority},
      case when live then now() + ${urgency.delayMs} * interval '1 ms' end, now(), ${urgency.causeId ?? null}::uuid
    from (
      select person_id as id, bool_or(directory.mode = 'live') as live
      from scim_user join directory on directory.id = directory_id
      where scim_user.organization_id = ${organizationId}::uuid and not probe and ${people}
      group by person_id) person
    cross join (${stores}) store
    on conflict (user_id, store_id) do update set ${owedAnew('link', urgency)}
    returning store_id::text as "storeId", state`
}

const everyStore = (organizationId: string) => Prisma.sql`
  select id from store where organization_id = ${organizationId}::uuid and status <> 'disconnected'`

const toWake = (rows: { storeId: string; state: LinkState }[]) => [
  ...new Set(rows.flatMap(({ storeId, state }) => (state === 'queued' ? [storeId] : []))),
]

/** Whom to wake once the transaction is committed. */
export type Owed = { stores: string[]; targets: string[] }

/**
 * Owes some users' persons to each connected store of the organization, and to each target that is for them, in the
 * caller's transaction. Answers whom to wake. Probes stay out of it.
 */
export async function oweUsers(tenant: Pipeline, userIds: string[], urgency: Urgency): Promise<Owed> {
  if (userIds.length === 0) return { stores: [], targets: [] }
  const { organizationId } = tenant
  const people = Prisma.sql`person_id in (
    select person_id from scim_user
    where organization_id = ${organizationId}::uuid and id = any(${userIds}::uuid[]))`
  const [links, targets] = await Promise.all([
    owePeople(tenant, { people, stores: everyStore(organizationId), urgency }),
    owePeopleToTargets(tenant, { userIds }, urgency),
  ])
  return { stores: toWake(links), targets }
}

/** Owes everyone of one directory to every store and target, as when it goes live. Answers whom to wake. */
export async function oweDirectory(tenant: Tenant, directoryId: string, urgency: Urgency): Promise<Owed> {
  const { organizationId } = tenant
  const people = Prisma.sql`person_id in (
    select person_id from scim_user
    where organization_id = ${organizationId}::uuid and directory_id = ${directoryId}::uuid)`
  return {
    stores: toWake(await owePeople(tenant, { people, stores: everyStore(organizationId), urgency })),
    targets: await owePeopleToTargets(tenant, { directoryId }, urgency),
  }
}

/** Owes people (a condition on scim_user) to one store. Answers how many; `wake` when there is something to write now. */
async function oweInStore(tenant: Tenant, storeId: string, people: Prisma.Sql, urgency: Urgency) {
  const stores = Prisma.sql`select ${storeId}::uuid as id`
  const rows = await owePeople(tenant, { people, stores, urgency })
  return { people: rows.length, wake: toWake(rows) }
}

/**
 * Owes everyone of the organization to one store, as when a store is connected. Whoever has left meanwhile is among them
 * while the store has a customer of theirs. Answers how many.
 */
export async function oweStore(tenant: Tenant, storeId: string, urgency: Urgency): Promise<number> {
  return (await oweDecision(tenant, { storeId, directoryIds: 'all' }, urgency)).people
}

/**
 * Owes people to one store because of what the organization has decided: everyone, or those of some directories. Whoever
 * is deleted is among them while they have a customer, because what leaving means may be what has changed. Answers how
 * many; `wake` when there is something to write now.
 */
export async function oweDecision(
  tenant: Tenant,
  { storeId, directoryIds }: { storeId: string; directoryIds: string[] | 'all' },
  urgency: Urgency,
): Promise<{ people: number; wake: string[] }> {
  const { organizationId } = tenant
  const known =
    directoryIds === 'all'
      ? Prisma.sql`true`
      : Prisma.sql`person_id in (
          select person_id from scim_user
          where organization_id = ${organizationId}::uuid and directory_id = any(${directoryIds}::uuid[]))`
  const people = Prisma.sql`${known} and (deleted_at is null or exists (
    select from link where link.user_id = scim_user.person_id and link.store_id = ${storeId}::uuid
      and link.customer_id is not null))`
  return oweInStore(tenant, storeId, people, urgency)
}

/** Owes some people (a query of their ids) to one store. Answers how many; `wake` when there is something to write now. */
export async function oweThose(
  tenant: Tenant,
  storeId: string,
  ids: Prisma.Sql,
  urgency: Urgency,
): Promise<{ people: number; wake: string[] }> {
  const people = Prisma.sql`person_id in (${ids})`
  return oweInStore(tenant, storeId, people, urgency)
}

/**
 * Owes one link again, as when its customer was edited in the store. While no directory of the person is live, it is
 * planned only: nobody speaks for the person then, and that must not look like a departure.
 */
export async function oweLink(
  { sql, organizationId }: Tenant,
  linkId: string,
  urgency: Urgency,
): Promise<void> {
  const owed = await sql.$executeRaw`
    update link set ${owedAgain('link', urgency)} where organization_id = ${organizationId}::uuid and id = ${linkId}::uuid
      and exists (select from scim_user join directory on directory.id = directory_id
        where scim_user.organization_id = ${organizationId}::uuid and person_id = link.user_id and not probe
          and directory.mode = 'live')`
  if (owed === 0)
    await sql.link.updateMany({
      where: { organizationId, id: linkId },
      data: { state: 'planned', dueAt: null, dueSince: new Date(), generation: { increment: 1 } },
    })
}
