import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runAs, type Account } from './account'
import { postgresBinaries } from './binaries'
import { connectionUrl, withClient, type Connection } from './connection'

/** Enough for a demo and the tests beside it, small enough for a laptop and for a container's 64 MB of /dev/shm. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  max_parallel_workers_per_gather: '0',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/** Creates the cluster once; a half-made one of an interrupted first start is thrown away. */
export async function createCluster(dataDir: string, { password }: Connection, account: Account) {
  const cluster = clusterOf(dataDir)
  if (existsSync(cluster)) return
  const draft = `${cluster}.draft`
  const passwordFile = `${cluster}.password`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  for (const path of [draft, passwordFile]) giveTo(account, path)
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const access = ['--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
  try {
    await runAs(account, postgresBinaries().initdb, [`--pgdata=${draft}`, ...access, ...locale], dataDir)
    renameSync(draft, cluster)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

export async function startCluster(dataDir: string, port: number, account: Account) {
  const options = [
    `-p ${port}`,
    ...Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`),
  ].join(' ')
  const log = join(clusterOf(dataDir), 'server.log')
  const words = ['start', '-w', '-t', '60', '-D', clusterOf(dataDir), '-l', log, '-o', options]
  await runAs(account, postgresBinaries().pgCtl, words, dataDir).catch(async (cause) => {
    const lines = (await readFile(log, 'utf8').catch(() => '')).trim().split('\n').slice(-5)
    throw new Error(`PostgreSQL did not start on ${dataDir}: ${lines.join(' | ')}`, { cause })
  })
}

export async function stopCluster(dataDir: string, account: Account) {
  if (!existsSync(join(clusterOf(dataDir), 'postmaster.pid'))) return
  const words = ['stop', '-w', '-m', 'fast', '-D', clusterOf(dataDir)]
  await runAs(account, postgresBinaries().pgCtl, words, dataDir)
}

/** Returns the address of the database, which is created when it is not there yet. */
export async function openDatabase(connection: Connection, database: string): Promise<string> {
  await withClient(connectionUrl(connection, 'postgres'), async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`)
  })
  return connectionUrl(connection, database)
}

export const clusterOf = (dataDir: string) => join(dataDir, 'cluster')

function giveTo({ uid, gid }: Account, path: string) {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
}
