import { join } from 'node:path'
import { startPostgres } from '@/embedded/postgres'
import type { Household, Part } from './household'
import { runTask } from './task'

type Database = Part & { url: string }

/** The database of this data directory: the one that DATABASE_URL names, or an embedded Postgres of its own. */
export function startDatabase(household: Household, dataDir: string): Promise<Database> {
  const configured = process.env.DATABASE_URL
  return household.start(async () => {
    if (configured) return { name: 'database', url: configured, stop: async () => {} }
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
