import { overConnections } from './over-connections'
import { round, spreadOf } from './percentiles'
import { scimClient, type ScimSend } from './scim-client'
import { GROUPS_OF_A_SIZE, type Seeded, seedDirectory } from './scim-seed'
import { type Bench, openTenant } from './tenant'

const CONNECTIONS = 10
const WARM_UP = 30
const SMALL_GROUP = 100
const LARGE_GROUP = 50_000
const PAGE = 100
/** A request that is slow at some size must not keep the whole measure from ending. */
const LONGEST_MS = 30_000

type Operation = {
  name: string
  requests: number
  status: number
  /** The index counts up over warm-up and measure, so that no write repeats another. */
  request: (index: number) => [method: string, path: string, body?: unknown]
}

/** Each request of an IdP against one directory, by how many users the directory has. */
export async function measureScimScale(bench: Bench, sizes: number[]) {
  const rows: Record<string, string | number>[] = []
  const smallest = new Map<string, number>()
  for (const size of sizes) {
    const tenant = await openTenant(bench, `scale-${size}`, 0)
    const groupSizes = [SMALL_GROUP, LARGE_GROUP]
    const seeded = await seedDirectory(bench.stack.databaseUrl, tenant.scimBaseUrl, size, groupSizes)
    const { send, close } = scimClient(tenant, CONNECTIONS)
    for (const operation of operationsOn(seeded)) {
      const row = await measure(send, operation)
      const first = smallest.get(operation.name) ?? row.p50
      smallest.set(operation.name, first)
      rows.push({ users: size, ...row, [`p50 to ${sizes[0]}`]: round(row.p50 / first) })
    }
    close()
  }
  return rows
}

async function measure(send: ScimSend, { name, requests, status, request }: Operation) {
  const durations: number[] = []
  const one = async (index: number) => {
    const started = performance.now()
    const answer = await send(...request(index))
    if (answer.status !== status)
      throw new Error(`${name} answered ${answer.status} instead of ${status}: ${answer.text.slice(0, 300)}`)
    durations.push(performance.now() - started)
  }
  await overConnections(indexes(0, WARM_UP), CONNECTIONS, one)
  durations.length = 0
  const started = performance.now()
  await overConnections(indexes(WARM_UP, requests), CONNECTIONS, async (index) => {
    if (performance.now() - started < LONGEST_MS) await one(index)
  })
  const seconds = (performance.now() - started) / 1000
  const { p50, p99, max } = spreadOf(durations)
  return {
    request: name,
    requests: durations.length,
    'requests/s': round(durations.length / seconds),
    p50,
    p99,
    max,
  }
}

const indexes = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index)

function operationsOn(directory: Seeded): Operation[] {
  return [...reads(directory), ...pages(directory), ...writes(directory), ...memberships(directory)]
}

const READS = 1000

/** Look-ups all over the directory; the step has no divisor in common with the sizes. */
function reads({ size, idOf }: Seeded): Operation[] {
  const someone = (index: number) => ((index * 7919) % size) + 1
  const filtered = (name: string, filter: (n: number) => string): Operation => ({
    name,
    requests: READS,
    status: 200,
    request: (index) => ['GET', `/Users?filter=${encodeURIComponent(filter(someone(index)))}`],
  })
  return [
    {
      name: 'GET by id',
      requests: READS,
      status: 200,
      request: (index) => ['GET', `/Users/${idOf(someone(index))}`],
    },
    filtered('filter by userName', (n) => `userName eq "user${n}@people.example"`),
    filtered('filter by externalId', (n) => `externalId eq "00u${n}"`),
    filtered('filter by emails.value', (n) => `emails.value eq "user${n}@people.example"`),
  ]
}

function pages({ size }: Seeded): Operation[] {
  const deep = Math.min(1000, size / PAGE)
  return [1, deep].map((page) => ({
    name: page === 1 ? 'list, page 1' : 'list, page 1,000 (or the last)',
    requests: 300,
    status: 200,
    request: () => ['GET', `/Users?startIndex=${(page - 1) * PAGE + 1}&count=${PAGE}`],
  }))
}

const WRITES = 450

function writes({ idOf }: Seeded): Operation[] {
  const patch = (operation: unknown) => ({ Operations: [operation] })
  return [
    { name: 'POST', requests: WRITES, status: 201, request: (index) => ['POST', '/Users', newcomer(index)] },
    {
      name: 'PATCH active',
      requests: WRITES,
      status: 200,
      request: (index) => [
        'PATCH',
        `/Users/${idOf(index + 1)}`,
        patch({ op: 'replace', path: 'active', value: false }),
      ],
    },
  ]
}

/** The groups hold users of the first half of the directory; those who join come from its end. */
function memberships({ size, idOf, groups }: Seeded): Operation[] {
  return [...groups].map(([members, ids]) => ({
    name: `PATCH one member into a group of ${members}`,
    requests: WRITES,
    status: 204,
    request: (index) => [
      'PATCH',
      `/Groups/${ids[index % GROUPS_OF_A_SIZE]}`,
      { Operations: [{ op: 'add', path: 'members', value: [{ value: idOf(size - index) }] }] },
    ],
  }))
}

const newcomer = (index: number) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  externalId: `new${index}`,
  userName: `new${index}@people.example`,
  name: { givenName: 'Bench', familyName: 'Newcomer' },
  emails: [{ value: `new${index}@people.example`, type: 'work', primary: true }],
  active: true,
})
