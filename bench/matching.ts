import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { crowdOf, OWN_DOMAIN, verdictOn } from '@/testing/existing-customers'
import type { startNameServer } from '@/testing/name-server'
import { addStore } from '../scripts/demo/merchant'
import { overConnections } from './over-connections'
import { round } from './percentiles'
import { pushUser } from './push-user'
import { type Bench, openTenant, type Tenant } from './tenant'

const CONNECTIONS = 10
const DOMAIN = 'matching.myshopify.com'
const PATIENCE_MS = 900_000
const LOOK_MS = 1_000

type NameServer = Awaited<ReturnType<typeof startNameServer>>
type Standing = { state: string; customerId: string | null; reason: unknown }

const Customers = z.array(z.looseObject({ id: z.string(), email: z.string().nullable() }))

/** So many customers that exist already meet a tenth as many people: who gets whose, and whether anybody got a second. */
export async function measureMatching(bench: Bench, nameServer: NameServer, count: number) {
  const { people, customers } = crowdOf(count)
  const tenant = await openTenant(bench, 'matching', 0)
  await takeOverOwnDomain(bench, nameServer)
  await addStore(bench.stack.simulatorUrl, { domain: DOMAIN, name: DOMAIN, plan: 'plus' })
  await bench.founder.connectStore(DOMAIN)
  await enter(bench, customers)
  const before = await customersOf(bench)
  const started = performance.now()
  const standing = await arrived(bench, tenant, people)
  const seconds = round((performance.now() - started) / 1000)
  const standingOf = (email: string) => standing.get(email) ?? { customerId: null, reason: null }
  const verdict = verdictOn(people, { before, after: await customersOf(bench), standingOf })
  return [
    {
      customers: before.length,
      people: people.length,
      linked: people.filter(({ email }) => standingOf(email).customerId !== null).length,
      duplicates: verdict.duplicates,
      'wrong links': verdict.wrong.length,
      'strangers touched': verdict.touched,
      reviews: verdict.reviews,
      'first request to last link (s)': seconds,
    },
  ]
}

/** Proves the people's domain as an administrator would, and lets customers on it be taken over. */
async function takeOverOwnDomain({ founder: { portal } }: Bench, nameServer: NameServer) {
  await portal.matching.addDomain.mutate({ domain: OWN_DOMAIN })
  const [added] = await portal.matching.domains.query()
  if (!added) throw new Error(`${OWN_DOMAIN} was not added`)
  nameServer.records.set(OWN_DOMAIN, [added.record])
  await portal.matching.checkDomain.mutate({ id: added.id })
  const [directory] = await portal.directories.list.query()
  if (!directory) throw new Error('There is no directory')
  await portal.matching.setPolicy.mutate({ id: directory.id, policy: 'verified-domain' })
}

const address = ({ stack }: Bench) => `${stack.simulatorUrl}/_control/stores/${DOMAIN}/customers`

async function enter(bench: Bench, customers: object[]) {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(address(bench), { method: 'POST', headers, body: JSON.stringify(customers) })
  if (!answer.ok) throw new Error(`The store answered ${answer.status}: ${await answer.text()}`)
}

const customersOf = async (bench: Bench) => Customers.parse(await (await fetch(address(bench))).json())

/** Pushes everybody, and waits until the store has nothing more to do for any of them. */
async function arrived(
  { founder: { portal } }: Bench,
  tenant: Tenant,
  people: { email: string; phone: string }[],
): Promise<Map<string, Standing>> {
  await overConnections(people, CONNECTIONS, async ({ email, phone }) => {
    await pushUser(tenant, email, { phoneNumbers: [{ type: 'mobile', value: phone }] })
  })
  const standing = new Map<string, Standing>()
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(LOOK_MS)) {
    let cursor: string | undefined
    do {
      const page = await portal.people.list.query({ limit: 100, ...(cursor && { cursor }) })
      for (const { userName, stores } of page.people) {
        const [link] = stores
        if (link) standing.set(userName, link)
      }
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    const settled = [...standing.values()].filter(({ state }) => state === 'verified' || state === 'failed')
    if (settled.length === people.length) return standing
  }
  throw new Error(`Not everybody was settled within ${PATIENCE_MS / 1000} s`)
}
