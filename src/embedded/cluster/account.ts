import { statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { run } from './run'

/** The account that PostgreSQL runs as: our own, or `postgres` when we are root, which PostgreSQL refuses. */
export type Account = { uid?: number; gid?: number }

const NAME = 'postgres'

/** Creates the account when root has none. */
export async function serverAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return {}
  const known = await lookUp()
  if (known) return known
  await run('useradd', ['--system', '--user-group', '--no-create-home', NAME]).catch((cause) => {
    throw new Error(
      'PostgreSQL does not run as root, and the account "postgres" could not be created for it. ' +
        'Start Rollcall as an ordinary user, create the account, or set DATABASE_URL.',
      { cause },
    )
  })
  return (await lookUp()) ?? {}
}

async function lookUp(): Promise<Required<Account> | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', NAME]), run('id', ['-g', NAME])])
    return { uid: Number(uid), gid: Number(gid) }
  } catch {
    return undefined
  }
}

/**
 * Throws when the account may not walk to `path`, as below root's home with mode 0700. PostgreSQL itself would only
 * say that it could not change directory.
 */
export function requireReachable(path: string, what: string, { uid, gid }: Account) {
  if (uid === undefined) return
  const closed = ancestors(resolve(path)).find((directory) => !mayEnter(directory, uid, gid))
  if (!closed) return
  throw new Error(
    `${what} ${path} is out of reach for PostgreSQL: it does not run as root but as "${NAME}", which may not enter ` +
      `${closed}. Use a place outside of ${closed} (for example /srv/rollcall), run "chmod o+x ${closed}", ` +
      'start Rollcall as an ordinary user, or set DATABASE_URL.',
  )
}

function ancestors(path: string): string[] {
  const parent = dirname(path)
  return parent === path ? [path] : [...ancestors(parent), path]
}

function mayEnter(directory: string, uid: number, gid: number | undefined) {
  const found = statSync(directory, { throwIfNoEntry: false })
  if (!found) return true
  if (found.uid === uid) return (found.mode & 0o100) !== 0
  if (found.gid === gid) return (found.mode & 0o010) !== 0
  return (found.mode & 0o001) !== 0
}
