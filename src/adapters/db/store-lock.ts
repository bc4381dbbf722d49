import pg from 'pg'
import { env } from '@/env'

/** Namespace of our advisory locks; the second key is a hash of the store's id. */
const DRAIN = 4_201

/**
 * One session per process holds its stores' locks: when the process is killed, the session ends and PostgreSQL
 * frees them at once, so that the next drain need not wait for a lease to run out.
 */
type LockSession = { client: pg.Client; alive: boolean; held: Set<string>; last: Promise<unknown> }

declare global {
  var rollcallLocks: Promise<LockSession> | undefined
}

async function open(): Promise<LockSession> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL })
  const session: LockSession = { client, alive: true, held: new Set(), last: Promise.resolve() }
  const lost = () => {
    session.alive = false
    globalThis.rollcallLocks = undefined
  }
  client.on('error', lost).on('end', lost)
  await client.connect().catch((error: unknown) => {
    lost()
    throw error
  })
  return session
}

/** One session answers one query at a time, so each waits for the one before. */
function ask(
  session: LockSession,
  lock: 'pg_try_advisory_lock' | 'pg_advisory_unlock',
  storeId: string,
): Promise<boolean> {
  const answer = session.last.then(async () => {
    const { rows } = await session.client.query<{ done: boolean }>(
      `select ${lock}($1, hashtext($2)) as done`,
      [DRAIN, storeId],
    )
    return rows[0]?.done === true
  })
  session.last = answer.catch(() => undefined)
  return answer
}

export type StoreLock = { held(): boolean; release(): Promise<void> }

/** Takes the lock of one store, or answers undefined when another drain has it. Check `held()` before each write. */
export async function lockStore(storeId: string): Promise<StoreLock | undefined> {
  const session = await (globalThis.rollcallLocks ??= open())
  // Advisory locks are re-entrant within a session, so our own process is excluded by the set.
  if (session.held.has(storeId)) return undefined
  session.held.add(storeId)
  if (!(await ask(session, 'pg_try_advisory_lock', storeId))) {
    session.held.delete(storeId)
    return undefined
  }
  return {
    held: () => session.alive,
    release: async () => {
      session.held.delete(storeId)
      if (session.alive) await ask(session, 'pg_advisory_unlock', storeId)
    },
  }
}

/** A target is drained by one drain at a time, just as a store is. */
export const lockTarget = (targetId: string) => lockStore(`target ${targetId}`)
