import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { z } from 'zod'

const schema = z.object({ password: z.string(), port: z.number().optional() })

/** What must be known to reach the cluster of a data directory again. */
export type Connection = z.infer<typeof schema>

const file = (dataDir: string) => join(dataDir, 'connection.json')

/** The remembered connection, or a new one with a password of its own. */
export function recallConnection(dataDir: string): Connection {
  if (!existsSync(file(dataDir))) return { password: randomBytes(18).toString('base64url') }
  return schema.parse(JSON.parse(readFileSync(file(dataDir), 'utf8')))
}

export function rememberConnection(dataDir: string, connection: Connection) {
  writeFileSync(file(dataDir), `${JSON.stringify(connection, null, 2)}\n`, { mode: 0o600 })
}

export const connectionUrl = ({ password, port }: Connection, database: string) =>
  `postgresql://postgres:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`

/** Opens one connection for `work` and closes it. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => {}) // a server that stops under us: the query in flight rejects by itself
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}
