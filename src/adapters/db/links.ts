import { database } from './client'
import { Prisma } from './generated/client'
import type { LinkState } from './generated/enums'
import type { OrganizationId, Tenant } from './tenant'

export type { LinkState }

/** How soon a change is owed: lower priorities go first; the delay lets a burst of changes become one write. */
export type Urgency = { priority: number; delayMs: number }

/** However long a burst lasts, its first change is written after this. */
const LONGEST_DELAY_MS = 2_000

const owed = ({ priority, delayMs }: Urgency) => Prisma.sql`
  state = 'queued',
  generation = link.generation + 1,
  due_since = coalesce(link.due_since, now()),
  priority = case when link.due_at is null then ${priority} else least(link.priority, ${priority}) end,
  due_at = case
    when link.due_at is not null and link.priority < ${priority} then link.due_at
    else least(now() + ${delayMs} * interval '1 ms', coalesce(link.due_since, now()) + ${LONGEST_DELAY_MS} * interval '1 ms')
  end`

/**
 * Owes a user's customer to each connected store of the organization, in the caller's transaction.
 * Answers the stores to wake.
 */
export async function oweUser(
  { sql, organizationId }: Tenant,
  userId: string,
  urgency: Urgency,
): Promise<string[]> {
  const rows = await sql.$queryRaw<{ store_id: string }[]>`
    insert into link (id, organization_id, user_id, store_id, state, generation, priority, due_at, due_since)
    select gen_random_uuid(), ${organizationId}::uuid, ${userId}::uuid, store.id, 'queued', 1, ${urgency.priority},
           now() + ${urgency.delayMs} * interval '1 ms', now()
    from store where store.organization_id = ${organizationId}::uuid and store.status <> 'disconnected'
    on conflict (user_id, store_id) do update set ${owed(urgency)}
    returning store_id`
  return rows.map((row) => row.store_id)
}

/** Owes every living user of the organization to one store, as when a store is connected. Probes stay out of it. */
export async function oweStore(
  { sql, organizationId }: Tenant,
  storeId: string,
  urgency: Urgency,
): Promise<number> {
  return sql.$executeRaw`
    insert into link (id, organization_id, user_id, store_id, state, generation, priority, due_at, due_since)
    select gen_random_uuid(), ${organizationId}::uuid, scim_user.id, ${storeId}::uuid, 'queued', 1, ${urgency.priority}, now(), now()
    from scim_user where organization_id = ${organizationId}::uuid and deleted_at is null and not probe
    on conflict (user_id, store_id) do update set ${owed(urgency)}`
}

/** Owes one link again, as when its customer was edited in the store. */
export const oweLink = ({ sql, organizationId }: Tenant, linkId: string, urgency: Urgency) =>
  sql.$executeRaw`
    update link set ${owed(urgency)} where organization_id = ${organizationId}::uuid and id = ${linkId}::uuid`

export type ClaimedLink = {
  id: string
  userId: string
  customerId: string | null
  agreed: Prisma.JsonValue
  observed: Prisma.JsonValue
  managedTags: string[]
  restricted: boolean
  attempts: number
  generation: number
  dueSince: Date
  user: {
    id: string
    displayName: string
    active: boolean
    deleted: boolean
    resource: Prisma.JsonValue
    directoryId: string
    directoryName: string
  }
}

/**
 * Claims up to `limit` due links of one store, most urgent first. The caller holds the store's lock, so whatever is
 * still marked as claimed belongs to a drain that has died and is claimed again.
 */
export async function claimDue(
  { sql, organizationId }: Tenant,
  storeId: string,
  claim: string,
  limit: number,
): Promise<ClaimedLink[]> {
  const claimed = await sql.$queryRaw<{ id: string }[]>`
    update link set state = 'writing', claim = ${claim}::uuid, attempts = attempts + 1
    where id in (
      select id from link
      where organization_id = ${organizationId}::uuid and store_id = ${storeId}::uuid and due_at <= now()
        and (claim is null or claim <> ${claim}::uuid)
      order by priority, due_at limit ${limit} for update skip locked)
    returning id`
  if (claimed.length === 0) return []
  const rows = await sql.link.findMany({
    where: { organizationId, id: { in: claimed.map((row) => row.id) } },
    orderBy: [{ priority: 'asc' }, { dueAt: 'asc' }],
    select: {
      id: true,
      userId: true,
      customerId: true,
      agreed: true,
      observed: true,
      managedTags: true,
      restricted: true,
      attempts: true,
      generation: true,
      dueSince: true,
      user: {
        select: {
          id: true,
          displayName: true,
          active: true,
          deletedAt: true,
          resource: true,
          directoryId: true,
          directory: { select: { name: true } },
        },
      },
    },
  })
  return rows.map(({ user: { deletedAt, directory, ...user }, dueSince, ...link }) => ({
    ...link,
    dueSince: dueSince ?? new Date(),
    user: { ...user, deleted: deletedAt !== null, directoryName: directory.name },
  }))
}

export type LinkOutcome = {
  id: string
  generation: number
  state: LinkState
  reason: Prisma.InputJsonObject | null
  /** When to try again; null when nothing is owed any more. */
  retryAt: Date | null
  /** Present once the store has answered with the customer. */
  written?: {
    customerId: string
    desired: Prisma.InputJsonObject
    agreed: Prisma.InputJsonObject
    observed: Prisma.InputJsonObject
    managedTags: string[]
    restricted: boolean
    /** Absent while the store does not show all that was asked for. */
    verifiedAt?: Date
  }
}

const json = (value: Prisma.InputJsonObject | null) => (value === null ? Prisma.DbNull : value)

/** Records what a drain did. A link that was owed anew meanwhile (its generation moved) stays due. */
export async function settleLink(
  { sql, organizationId }: Tenant,
  { id, generation, ...outcome }: LinkOutcome,
): Promise<void> {
  const { written, state, reason, retryAt } = outcome
  if (written) await sql.link.updateMany({ where: { organizationId, id }, data: written })
  const settled = await sql.link.updateMany({
    where: { organizationId, id, generation },
    data: {
      state,
      reason: json(reason),
      claim: null,
      dueAt: retryAt,
      ...(retryAt === null ? { dueSince: null, attempts: 0, priority: 20 } : { priority: 40 }),
    },
  })
  if (settled.count === 0)
    await sql.link.updateMany({ where: { organizationId, id }, data: { claim: null, state: 'queued' } })
}

/** Forgets a customer that the store has deleted; a new one may be created for the same link. */
export const unlinkCustomer = ({ sql, organizationId }: Tenant, id: string) =>
  sql.link.updateMany({
    where: { organizationId, id },
    data: {
      customerId: null,
      managedTags: [],
      restricted: false,
      agreed: Prisma.DbNull,
      observed: Prisma.DbNull,
    },
  })

/** Gives claimed links back untouched, as when the store as a whole did not answer. */
export const releaseClaim = ({ sql, organizationId }: Tenant, claim: string) =>
  sql.link.updateMany({ where: { organizationId, claim }, data: { claim: null, state: 'queued' } })

/** Milliseconds until the store's next link is due (0 = now), or undefined when nothing is owed. */
export async function nextDue({ sql, organizationId }: Tenant, storeId: string): Promise<number | undefined> {
  const rows = await sql.$queryRaw<{ wait: number | null }[]>`
    select extract(epoch from min(due_at) - now())::float8 * 1000 as wait from link
    where organization_id = ${organizationId}::uuid and store_id = ${storeId}::uuid and due_at is not null`
  const wait = rows[0]?.wait
  return wait === null || wait === undefined ? undefined : Math.max(0, wait)
}

/** Stores of every organization that owe something now; the sweep wakes them. */
export const storesOwing = () =>
  database().$queryRaw<{ organizationId: OrganizationId; storeId: string }[]>`
    select store.organization_id::text as "organizationId", store.id::text as "storeId" from store
    where store.status in ('connected', 'frozen') and (store.retry_at is null or store.retry_at <= now())
      and exists (select 1 from link where link.store_id = store.id and link.due_at <= now())`
