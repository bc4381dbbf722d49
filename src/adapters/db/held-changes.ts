import { Prisma } from './generated/client'
import { releaseAtTargets } from './held-targets'
import type { Owed } from './owe-links'
import type { Tenant } from './tenant'

const changeFields = {
  id: true,
  kind: true,
  state: true,
  measured: true,
  approvals: true,
  decision: true,
  openedAt: true,
  closedAt: true,
  directory: { select: { id: true, name: true } },
  store: { select: { id: true, name: true } },
} as const

/** Held changes, those that wait first, then newest first, each with how many people it is about. */
export async function listHeldChanges(
  { sql, organizationId }: Tenant,
  { before, limit }: { before?: Date; limit: number },
) {
  const changes = await sql.heldChange.findMany({
    where: { organizationId, ...(before && { openedAt: { lt: before } }) },
    orderBy: { openedAt: 'desc' },
    take: limit,
    select: changeFields,
  })
  const people = await countHeldPeople(
    { sql, organizationId },
    changes.map(({ id }) => id),
  )
  return changes.map((change) => ({ ...change, people: people.get(change.id) ?? { all: 0, open: 0 } }))
}

export const countOpenChanges = ({ sql, organizationId }: Tenant) =>
  sql.heldChange.count({ where: { organizationId, state: 'open' } })

export async function findHeldChange({ sql, organizationId }: Tenant, id: string) {
  const change = await sql.heldChange.findFirst({ where: { organizationId, id }, select: changeFields })
  if (!change) return undefined
  const people = await countHeldPeople({ sql, organizationId }, [id])
  return { ...change, people: people.get(id) ?? { all: 0, open: 0 } }
}

/** Everybody held by some changes (a condition), in stores and at targets. */
const heldIn = (organizationId: string, which: Prisma.Sql) => Prisma.sql`(
  select change_id, person_id, ended_at from held_removal where organization_id = ${organizationId}::uuid and ${which}
  union all
  select change_id, person_id, ended_at from held_at_target where organization_id = ${organizationId}::uuid and ${which})`

/** How many people a change was ever about, and of how many it still speaks. */
async function countHeldPeople(
  { sql, organizationId }: Pick<Tenant, 'sql' | 'organizationId'>,
  ids: string[],
) {
  const rows = await sql.$queryRaw<{ id: string; all: number; open: number }[]>`
    select change_id::text as id, count(distinct person_id)::int as all,
      count(distinct person_id) filter (where ended_at is null)::int as open
    from ${heldIn(organizationId, Prisma.sql`change_id = any(${ids}::uuid[])`)} held
    group by change_id`
  return new Map(rows.map(({ id, ...people }) => [id, people]))
}

/** Locks a change, so that nobody decides on it or joins it until the transaction ends; undefined when there is none. */
export async function lockHeldChange({ sql, organizationId }: Tenant, id: string) {
  const [row] = await sql.$queryRaw<{ id: string }[]>`
    select id::text from held_change where organization_id = ${organizationId}::uuid and id = ${id}::uuid for update`
  return row && findHeldChange({ sql, organizationId }, id)
}

export const keepApprovals = (
  { sql, organizationId }: Tenant,
  id: string,
  approvals: Prisma.InputJsonArray,
) => sql.heldChange.updateMany({ where: { organizationId, id }, data: { approvals } })

export const closeHeldChange = (
  { sql, organizationId }: Tenant,
  id: string,
  end: {
    state: 'approved' | 'rejected'
    decision: Prisma.InputJsonObject
    approvals?: Prisma.InputJsonArray
  },
) => sql.heldChange.updateMany({ where: { organizationId, id }, data: { ...end, closedAt: new Date() } })

/** Owes what a change has held, before everything else. Answers whom to wake. */
export async function releaseHeld(tenant: Tenant, changeId: string, causeId: string): Promise<Owed> {
  const { sql, organizationId } = tenant
  const rows = await sql.$queryRaw<{ storeId: string }[]>`
    update link set state = 'queued', reason = null, generation = generation + 1, priority = 0, due_at = now(),
      due_since = now(), cause_id = ${causeId}::uuid
    where organization_id = ${organizationId}::uuid and state = 'held'
      and id in (select link_id from held_removal where change_id = ${changeId}::uuid and ended_at is null)
    returning store_id::text as "storeId"`
  return {
    stores: [...new Set(rows.map(({ storeId }) => storeId))],
    targets: await releaseAtTargets(tenant, changeId),
  }
}

/** A change speaks for nobody any more. Answers the people that it was about until now. */
export async function endRemovals({ sql, organizationId }: Tenant, changeId: string): Promise<string[]> {
  const rows = await sql.$queryRaw<{ personId: string }[]>`
    update held_removal set ended_at = now()
    where organization_id = ${organizationId}::uuid and change_id = ${changeId}::uuid and ended_at is null
    returning person_id::text as "personId"`
  const atTargets = await sql.$queryRaw<{ personId: string }[]>`
    update held_at_target set ended_at = now()
    where organization_id = ${organizationId}::uuid and change_id = ${changeId}::uuid and ended_at is null
    returning person_id::text as "personId"`
  return [...new Set([...rows, ...atTargets].map(({ personId }) => personId))]
}

/** Everyone whom a change was ever about, whether or not it still is. */
export async function peopleOfChange({ sql, organizationId }: Tenant, changeId: string): Promise<string[]> {
  const rows = await sql.$queryRaw<{ personId: string }[]>`
    select distinct person_id::text as "personId"
    from ${heldIn(organizationId, Prisma.sql`change_id = ${changeId}::uuid`)} held`
  return rows.map(({ personId }) => personId)
}

/** A page of the people of a change, in the order of their ids. */
export async function heldPeople(
  { sql, organizationId }: Tenant,
  changeId: string,
  { after, limit }: { after?: string; limit: number },
) {
  const rows = await sql.$queryRaw<{ personId: string }[]>`
    select distinct person_id::text as "personId"
    from ${heldIn(organizationId, Prisma.sql`change_id = ${changeId}::uuid`)} held
    where ${after ?? null}::uuid is null or person_id > ${after ?? null}::uuid
    order by 1 limit ${limit}`
  return rows.map(({ personId }) => personId)
}

/** The links of some people that a change has held in stores. */
export const heldInStores = ({ sql, organizationId }: Tenant, changeId: string, personIds: string[]) =>
  sql.heldRemoval.findMany({
    where: { organizationId, changeId, personId: { in: personIds } },
    orderBy: [{ personId: 'asc' }, { linkId: 'asc' }],
    select: {
      personId: true,
      loss: true,
      endedAt: true,
      link: {
        select: {
          id: true,
          state: true,
          customerId: true,
          agreed: true,
          observed: true,
          lastMember: true,
          managedTags: true,
          managedRoles: true,
          managedMetafields: true,
          erasureRequestedAt: true,
          asked: true,
          restricted: true,
          store: { select: { id: true, name: true } },
          user: { select: { displayName: true, userName: true } },
        },
      },
    },
  })
