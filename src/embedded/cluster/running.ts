import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { connectionUrl, withClient, type Connection } from './connection'
import { run } from './run'

const STARTING_MS = 30_000

/**
 * The port of a server that already runs on this cluster, as one does whose parent was killed. The pid file of a dead
 * server is removed: PostgreSQL would take any process that got the same number since for a living server.
 */
export async function runningPort(cluster: string, connection: Connection): Promise<number | undefined> {
  const pidFile = join(cluster, 'postmaster.pid')
  for (
    const patience = Date.now() + STARTING_MS;
    existsSync(pidFile) && Date.now() < patience;
    await sleep(100)
  ) {
    const [pid, , , port] = readFileSync(pidFile, 'utf8').split('\n')
    if (!(await isPostgres(Number(pid)))) {
      rmSync(pidFile, { force: true })
      return undefined
    }
    if (port && (await answers({ ...connection, port: Number(port) }))) return Number(port)
  }
  return undefined
}

async function isPostgres(pid: number) {
  try {
    const command = existsSync('/proc/self/cmdline')
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      : await run('ps', ['-o', 'args=', '-p', String(pid)])
    return command.includes('postgres')
  } catch {
    return false
  }
}

async function answers(connection: Connection) {
  return withClient(connectionUrl(connection, 'postgres'), (client) => client.query('SELECT 1')).then(
    () => true,
    () => false,
  )
}
