import { join } from 'node:path'
import { startPostgres } from '@/embedded/postgres'
import type { Household, Part } from './household'
import { runTask } from './task'

type Database = Part & { url: string }

/** The given database, or an embedded Postgres that keeps its files in the data directory. */
export function startDatabase(household: Household, dataDir: string, given?: string): Promise<Database> {
  return household.start(async () => {
    if (given) return { name: 'database', url: given, stop: async () => {} }
    const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres') })
    return { name: 'Postgres', url: postgres.url, stop: () => postgres.stop() }
  })
}

/** Brings the database's tables to the newest migration. */
export const migrate = (household: Household, url: string, log: string) =>
  runTask(household, {
    name: 'prisma migrate deploy',
    args: ['node_modules/prisma/build/index.js', 'migrate', 'deploy'],
    env: { DATABASE_URL: url },
    log,
  })
