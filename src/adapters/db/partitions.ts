import { database } from './client'

/** Tables with a partition for each month, and one for what none is there for. */
export type Partitioned = 'event' | 'scim_request'

/** Months for which partitions are made ahead: the job may fail for that long before the default one fills. */
const AHEAD = 3

/** Makes the partitions of this month and the next ones; answers how many were missing. */
export async function keepPartitions(table: Partitioned): Promise<number> {
  const rows = await database().$queryRaw<
    { made: number }[]
  >`select keep_partitions(${table}, ${AHEAD}::int) as made`
  return rows[0]?.made ?? 0
}

/** Drops each month that had ended by `before`, all organizations' at once; answers how many. */
export async function dropPartitions(table: Partitioned, before: Date): Promise<number> {
  const rows = await database().$queryRaw<{ dropped: number }[]>`
    select drop_partitions(${table}, ${before}) as dropped`
  return rows[0]?.dropped ?? 0
}
