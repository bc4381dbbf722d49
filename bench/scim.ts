import { everyoneArrived } from './everyone-arrived'
import { overConnections } from './over-connections'
import { round, spreadOf } from './percentiles'
import { pushUser } from './push-user'
import { type Bench, openTenant, type Tenant } from './tenant'

const USERS = 1000
const WARM_UP = 100

/** POST /Users on one portal process: requests a second and how long an answer takes, by connections and stores. */
export async function measureScim(bench: Bench) {
  const rows = []
  for (const stores of [0, 3]) {
    for (const connections of [1, 10]) {
      const tenant = await openTenant(bench, `scim-${stores}-${connections}`, stores)
      await push(tenant, 'warm', WARM_UP, connections)
      const started = performance.now()
      const durations = await push(tenant, 'user', USERS, connections)
      const perSecond = round(USERS / ((performance.now() - started) / 1000))
      await everyoneArrived(bench, tenant, WARM_UP + USERS)
      rows.push({ stores, connections, requests: USERS, 'requests/s': perSecond, ...spreadOf(durations) })
    }
  }
  return rows
}

async function push(tenant: Tenant, name: string, users: number, connections: number): Promise<number[]> {
  const emails = Array.from({ length: users }, (_, index) => `${name}-${index}@people.example`)
  const durations: number[] = []
  await overConnections(emails, connections, async (email) => {
    durations.push(await pushUser(tenant, email))
  })
  return durations
}
