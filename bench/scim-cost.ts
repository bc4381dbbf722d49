import { Client } from 'pg'
import { cpuOf, cpuOfFamily } from './cpu-time'
import { overConnections } from './over-connections'
import { scimClient, type ScimSend } from './scim-client'
import { type Operation, operationsOn } from './scim-scale'
import { seedDirectory } from './scim-seed'
import { type Bench, openTenant } from './tenant'

const USERS = 100_000
const CONNECTIONS = 10
const WARM_UP = 200

/**
 * The CPU time that one request of an IdP takes (ms), of the portal and of its database: what a change costs shows here
 * on a busy machine as well, where the time that a client waits says little. Linux only.
 */
export async function measureScimCost(bench: Bench) {
  const { stack } = bench
  const tenant = await openTenant(bench, 'cost', 0)
  const seeded = await seedDirectory(stack.databaseUrl, tenant.scimBaseUrl, USERS, [100, 50_000])
  const send = scimClient(tenant, CONNECTIONS)
  const database = await postmasterOf(stack.databaseUrl)
  const used = () => ({ portal: cpuOf(stack.portal.pid ?? 0), database: cpuOfFamily(database) })
  const rows = []
  for (const operation of operationsOn(seeded)) {
    await sendAll(send, operation, 0, WARM_UP)
    const before = used()
    await sendAll(send, operation, WARM_UP, operation.requests)
    const after = used()
    const each = (which: 'portal' | 'database') => (after[which] - before[which]) / operation.requests
    rows.push({ request: operation.name, portal: each('portal'), database: each('database') })
  }
  return rows
}

function sendAll(send: ScimSend, { name, request, status }: Operation, from: number, count: number) {
  const indexes = Array.from({ length: count }, (_, index) => from + index)
  return overConnections(indexes, CONNECTIONS, async (index) => {
    const answer = await send(...request(index))
    if (answer.status !== status) throw new Error(`${name} answered ${answer.status}: ${answer.text}`)
  })
}

/** The process that every backend of this database is a child of. */
async function postmasterOf(databaseUrl: string): Promise<number> {
  const sql = new Client({ connectionString: databaseUrl })
  await sql.connect()
  const { rows } = await sql.query<{ line: string }>(
    `select split_part(pg_read_file('postmaster.pid'), E'\\n', 1) as line`,
  )
  await sql.end()
  return Number(rows[0]?.line)
}
