import { execFile } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '../embedded/postgres'

declare module 'vitest' {
  interface ProvidedContext {
    /** A database with all migrations, to be cloned by each test file. */
    templateDatabase: string
  }
}

/** One Postgres for all integration tests, with the migrated template that each file clones. */
export default async function startOnce(project: TestProject) {
  const directory = await mkdtemp(join(tmpdir(), 'rollcall-test-'))
  await chmod(directory, 0o711) // Postgres runs as a user of its own when we are root
  const postgres = await startPostgres({
    dataDir: join(directory, 'postgres'),
    database: 'rollcall_template',
  })
  const stop = async () => {
    await postgres.stop()
    await rm(directory, { recursive: true, force: true })
  }
  try {
    await forgoDurability(postgres.url)
    await migrate(postgres.url)
  } catch (error) {
    await stop()
    throw error
  }
  project.provide('templateDatabase', postgres.url)
  return stop
}

const migrate = (url: string) =>
  promisify(execFile)(process.execPath, ['node_modules/prisma/build/index.js', 'migrate', 'deploy'], {
    env: { ...process.env, DATABASE_URL: url },
  })

/** Nothing here outlives the tests, so nothing waits for the disk. */
async function forgoDurability(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    await client.query(`ALTER SYSTEM SET ${setting} = off`)
  }
  await client.query('SELECT pg_reload_conf()')
  await client.end()
}
