import { Prisma } from './generated/client'

/** How soon a change is owed: lower priorities go first; the delay lets a burst of changes become one write. */
export type Urgency = {
  priority: number
  delayMs: number
  /** The event of history that the writes come from. */
  causeId?: string
}

/** The tables in which what is owed is a column. */
export type Indebted = 'link' | 'target_link'

/** However long a burst lasts, its first change is written after this. */
const LONGEST_DELAY_MS = 2_000

const longest = (row: Prisma.Sql) =>
  Prisma.sql`coalesce(${row}.due_since, now()) + ${LONGEST_DELAY_MS} * interval '1 ms'`

/**
 * The assignments of an insert that finds the link there. What is owed while no directory of the person is live is
 * planned only: it is due once one goes live.
 */
export function owedAnew(table: Indebted, { priority }: Urgency): Prisma.Sql {
  const row = Prisma.raw(table)
  return Prisma.sql`
  state = excluded.state,
  generation = ${row}.generation + 1,
  cause_id = case when ${row}.due_since is null then excluded.cause_id else coalesce(excluded.cause_id, ${row}.cause_id) end,
  due_since = coalesce(${row}.due_since, now()),
  priority = case when ${row}.due_at is null then ${priority} else least(${row}.priority, ${priority}) end,
  due_at = case
    when excluded.due_at is null then null
    when ${row}.due_at is not null and ${row}.priority < ${priority} then ${row}.due_at
    else least(excluded.due_at, ${longest(row)})
  end`
}

/** The assignments of an update that owes links once more. */
export function owedAgain(table: Indebted, { priority, delayMs, causeId }: Urgency): Prisma.Sql {
  const row = Prisma.raw(table)
  const cause = Prisma.sql`${causeId ?? null}::uuid`
  return Prisma.sql`
  state = 'queued',
  generation = ${row}.generation + 1,
  cause_id = case when ${row}.due_since is null then ${cause} else coalesce(${cause}, ${row}.cause_id) end,
  due_since = coalesce(${row}.due_since, now()),
  priority = case when ${row}.due_at is null then ${priority} else least(${row}.priority, ${priority}) end,
  due_at = case
    when ${row}.due_at is not null and ${row}.priority < ${priority} then ${row}.due_at
    else least(now() + ${delayMs} * interval '1 ms', ${longest(row)})
  end`
}
