import { overConnections } from './over-connections'
import { round, spreadOf } from './percentiles'
import { scimClient, type ScimSend } from './scim-client'
import { GROUPS_OF_A_SIZE, type Seeded, seedDirectory } from './scim-seed'
import { type Bench, openTenant } from './tenant'

const CONNECTIONS = 10
const WARM_UP = 30
const ROUNDS = 3
const SMALL_GROUP = 100
const LARGE_GROUP = 50_000
const PAGE = 100
/** A request that is slow at some size must not keep the whole measure from ending. */
const LONGEST_MS = 15_000

export type Operation = {
  name: string
  requests: number
  status: number
  /** The index counts up over warm-up and measure, so that no write repeats another. */
  request: (index: number) => [method: string, path: string, body?: unknown]
}

/** One operation at one size, with what its requests took so far. */
type Course = { size: number; operation: Operation; send: ScimSend; durations: number[]; seconds: number }

/**
 * Each request of an IdP, by how many users the directory has. The sizes take turns, in rounds, so that what else
 * happens on the machine meanwhile happens to all of them.
 */
export async function measureScimScale(bench: Bench, sizes: number[]) {
  const bySize: Course[][] = []
  for (const size of sizes) bySize.push(await prepare(bench, size))
  const courses = (bySize[0] ?? []).flatMap((_, index) => bySize.flatMap((some) => some[index] ?? []))
  for (const course of courses) await run(course, 0, WARM_UP)
  for (const course of courses) Object.assign(course, { durations: [], seconds: 0 })
  for (let round = 0; round < ROUNDS; round++) {
    for (const course of courses) {
      const share = Math.ceil(course.operation.requests / ROUNDS)
      await run(course, WARM_UP + round * share, share)
    }
  }
  const baseline = new Map(
    courses.filter(({ size }) => size === sizes[0]).map((course) => [course.operation.name, p50Of(course)]),
  )
  return courses.map((course) => ({
    ...rowOf(course),
    [`p50 to ${sizes[0]}`]: round2(p50Of(course) / (baseline.get(course.operation.name) ?? Number.NaN)),
  }))
}

async function prepare(bench: Bench, size: number): Promise<Course[]> {
  const tenant = await openTenant(bench, `scale-${size}`, 0)
  const groupSizes = [SMALL_GROUP, LARGE_GROUP]
  const seeded = await seedDirectory(bench.stack.databaseUrl, tenant.scimBaseUrl, size, groupSizes)
  const send = scimClient(tenant, CONNECTIONS)
  return operationsOn(seeded).map((operation) => ({ size, operation, send, durations: [], seconds: 0 }))
}

/** Sends so many requests from this index on, or as many of them as the time allows. */
async function run(course: Course, from: number, count: number) {
  const { operation, send, durations } = course
  const started = performance.now()
  const indexes = Array.from({ length: count }, (_, index) => from + index)
  await overConnections(indexes, CONNECTIONS, async (index) => {
    if (performance.now() - started > LONGEST_MS) return
    const sent = performance.now()
    const { status, text } = await send(...operation.request(index))
    durations.push(performance.now() - sent)
    if (status !== operation.status)
      throw new Error(`${operation.name} answered ${status}, not ${operation.status}: ${text.slice(0, 300)}`)
  })
  course.seconds += (performance.now() - started) / 1000
}

const p50Of = ({ durations }: Course) => spreadOf(durations).p50

const round2 = (value: number) => Math.round(value * 100) / 100

function rowOf({ size, operation, durations, seconds }: Course) {
  const { p50, p99, max } = spreadOf(durations)
  const perSecond = round(durations.length / seconds)
  return {
    request: operation.name,
    users: size,
    requests: durations.length,
    'requests/s': perSecond,
    p50,
    p99,
    max,
  }
}

export function operationsOn(directory: Seeded): Operation[] {
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
