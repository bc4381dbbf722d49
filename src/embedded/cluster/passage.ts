import { statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { runAs, type Account } from './account'

/**
 * Sees to it that the account can walk to the paths. Below root's home, which is closed to others, Linux lets it pass
 * with one capability, where root may hand that on; otherwise this throws and names the directory and the cure.
 * PostgreSQL itself would only say that it could not change directory.
 */
export async function withPassage(account: Account, paths: string[], canPass = tryPassage): Promise<Account> {
  const closed = paths.flatMap((path) => closedAbove(path, account))[0]
  if (!closed) return account
  const passing = { ...account, passes: true }
  if (await canPass(passing, closed.directory)) return passing
  throw new Error(
    `${closed.path} is out of reach for PostgreSQL: it does not run as root but as "postgres", which may not enter ` +
      `${closed.directory}. Use a place outside of ${closed.directory} (for example /srv/rollcall), run ` +
      `"chmod o+x ${closed.directory}", start Rollcall as an ordinary user, or set DATABASE_URL.`,
  )
}

const tryPassage = (account: Account, directory: string) =>
  runAs(account, 'ls', ['-d', `${directory}/.`], '/').then(
    () => true,
    () => false,
  )

function closedAbove(path: string, { uid, gid }: Account) {
  if (uid === undefined) return []
  return ancestors(resolve(path))
    .filter((directory) => !mayEnter(directory, uid, gid))
    .map((directory) => ({ path, directory }))
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
