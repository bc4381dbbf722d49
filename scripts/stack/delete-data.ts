import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startPostgres } from '@/embedded/postgres'

/** Empties a data directory; refuses one that we did not make. */
export async function deleteData(directory: string): Promise<void> {
  const entries = readdirSync(directory)
  if (entries.length > 0 && !existsSync(join(directory, 'secrets.json'))) {
    throw new Error(
      `--fresh would delete ${directory}, which does not look like Rollcall's data. Delete it yourself.`,
    )
  }
  await stopLeftPostgres(join(directory, 'postgres'))
  for (const entry of entries) rmSync(join(directory, entry), { recursive: true, force: true })
}

/** A run that was killed leaves its Postgres behind, which must not lose its files while it runs. */
async function stopLeftPostgres(dataDir: string) {
  if (!existsSync(join(dataDir, 'cluster/postmaster.pid'))) return
  const postgres = await startPostgres({ dataDir })
  await postgres.stop()
}
