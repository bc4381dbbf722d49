import { run } from './run'

/** The account that PostgreSQL runs as: our own, or `postgres` when we are root, which PostgreSQL refuses. */
export type Account = {
  uid?: number
  gid?: number
  /** May walk through directories that are closed to it, such as root's home. */
  passes?: boolean
}

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

async function lookUp(): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', NAME]), run('id', ['-g', NAME])])
    return { uid: Number(uid), gid: Number(gid) }
  } catch {
    return undefined
  }
}

/** Runs a program as the account, from `cwd`. */
export function runAs({ uid, gid, passes }: Account, program: string, words: string[], cwd: string) {
  if (!passes) return run(program, words, { uid, gid, cwd })
  const identity = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups']
  const capability = ['--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search']
  return run('setpriv', [...identity, ...capability, '--', program, ...words], { cwd })
}
