import { foldCase } from '@/core/scim/filter/compare'
import type { Pipeline } from './pipeline'

/** A transaction that parks more names than this locks the whole directory instead: PostgreSQL's lock table is small. */
const MOST_NAMES = 100

const keysOf = (directoryId: string, names: readonly string[]) => [
  ...new Set(names.map((name) => `${directoryId} ${foldCase(name)}`)),
]

/**
 * Whoever gives a user a name (userName, externalId) takes it here first, and whoever parks a member under a name takes
 * it too: of two transactions that cannot see one another's rows yet one waits, so that no member stays parked whose
 * user has come. Both hold until the transaction ends, and both come before the locks of groups.
 */
export const lockNamesOfUser = (
  { sql }: Pipeline,
  directoryId: string,
  { userName, externalId }: { userName: string; externalId: string | null },
) => sql.$executeRaw`
  select pg_advisory_xact_lock_shared(hashtextextended(${directoryId}, 0)), pg_advisory_xact_lock(key)
  from (select hashtextextended(name, 0) as key
        from unnest(${keysOf(directoryId, [userName, ...(externalId === null ? [] : [externalId])])}::text[]) as name
        order by key) as named`

/** The same for those who park; they do not wait for one another. */
export const lockNamesToPark = ({ sql }: Pipeline, directoryId: string, names: readonly string[]) =>
  names.length > MOST_NAMES
    ? sql.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${directoryId}, 0))`
    : sql.$executeRaw`
        select pg_advisory_xact_lock_shared(key)
        from (select hashtextextended(name, 0) as key
              from unnest(${keysOf(directoryId, names)}::text[]) as name order by key) as named`
