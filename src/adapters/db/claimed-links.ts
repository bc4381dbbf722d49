import { Prisma } from './generated/client'
import type { Pipeline } from './pipeline'
import type { Indebted } from './urgency'

/** A link as a drain has claimed it; one that was owed anew since then stays due. */
export type Claimed = { id: string; generation: number }

/** Claimed links as a table of their own, to join theirs with. */
export const claimed = (links: Claimed[]) => Prisma.sql`
  jsonb_to_recordset(${JSON.stringify(links.map(({ id, generation }) => ({ id, generation })))}::jsonb)
    as claimed(id uuid, generation int)`

/**
 * Joins a table with the rows of a statement's JSON by id. The ids are said once more, because the planner takes any JSON
 * for a hundred rows: for a table that it has not analysed yet it would rather read all of the organization's links.
 */
export const joinedById = (table: Indebted, rows: string, sent: { id: string }[]) => {
  const id = Prisma.raw(`${table}.id`)
  return Prisma.sql`${id} = ${Prisma.raw(rows)}.id and ${id} = any(${sent.map((row) => row.id)}::uuid[])`
}

/** Remembers that these people are leaving, and gives their links back until the whole of a burst can be seen. */
export const postponeLeavers = (tenant: Pipeline, table: Indebted, links: Claimed[], delayMs: number) =>
  postpone(tenant, links, { table, since: 'leaving_since', delayMs })

/** The same for people who stay and would lose something. */
export const postponeLosers = (tenant: Pipeline, links: Claimed[], delayMs: number) =>
  postpone(tenant, links, { table: 'link', since: 'losing_since', delayMs })

type Postponement = { table: Indebted; since: 'leaving_since' | 'losing_since'; delayMs: number }

function postpone(
  { sql, organizationId }: Pipeline,
  links: Claimed[],
  { table, since: mark, delayMs }: Postponement,
): Promise<number> {
  const [link, since] = [Prisma.raw(table), Prisma.raw(mark)]
  return sql.$executeRaw`
    update ${link} set
      ${since} = coalesce(${since}, now()),
      claim = null,
      attempts = greatest(attempts - 1, 0),
      state = case when ${link}.due_at is null then ${link}.state else 'queued' end,
      due_at = case when ${link}.generation = claimed.generation
        then coalesce(${since}, now()) + ${delayMs} * interval '1 ms' else ${link}.due_at end
    from ${claimed(links)}
    where ${link}.organization_id = ${organizationId}::uuid and ${joinedById(table, 'claimed', links)}`
}

/** The assignments that make nothing due of a claimed link until it is decided. */
export function heldBack(table: Indebted, reason: Prisma.InputJsonObject): Prisma.Sql {
  const link = Prisma.raw(table)
  return Prisma.sql`
      claim = null,
      attempts = 0,
      reason = ${reason}::jsonb,
      state = case when ${link}.generation = claimed.generation then 'held'
        when ${link}.due_at is null then ${link}.state else 'queued' end,
      due_at = case when ${link}.generation = claimed.generation then null else ${link}.due_at end,
      due_since = case when ${link}.generation = claimed.generation then null else ${link}.due_since end`
}
