import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { serverAccount } from './cluster/account'
import { postgresBinaries } from './cluster/binaries'
import { clusterOf, createCluster, openDatabase, startCluster, stopCluster } from './cluster/server'
import { recallConnection, rememberConnection } from './cluster/connection'
import { becomeHolder, leave } from './cluster/holder'
import { withPassage } from './cluster/passage'
import { choosePort } from './cluster/port'
import { runningPort } from './cluster/running'

export type EmbeddedPostgres = { url: string; stop(): Promise<void> }

/**
 * Starts the PostgreSQL that comes with npm on `dataDir`, creating the cluster and the database at the first start.
 * It listens on 127.0.0.1 only, on `port` or a free one that stays the same between starts. A server that outlived
 * its parent is used as it is. `stop()` may be called more than once; it leaves a server alone that another living
 * process started.
 */
export async function startPostgres(options: {
  dataDir: string
  port?: number
  database?: string
}): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir)
  mkdirSync(dataDir, { recursive: true })
  const account = await withPassage(await serverAccount(), [dataDir, postgresBinaries().directory])

  const remembered = recallConnection(dataDir)
  rememberConnection(dataDir, remembered)
  await createCluster(dataDir, remembered, account)
  const running = await runningPort(clusterOf(dataDir), remembered)
  const port = running ?? (await choosePort(options.port, remembered.port))
  const connection = { ...remembered, port }
  rememberConnection(dataDir, connection)
  if (!running) await startCluster(dataDir, port, account)
  const holds = becomeHolder(dataDir)

  let stopping: Promise<void> | undefined
  return {
    url: await openDatabase(connection, options.database ?? 'rollcall'),
    stop: () =>
      (stopping ??= holds ? stopCluster(dataDir, account).finally(() => leave(dataDir)) : Promise.resolve()),
  }
}
