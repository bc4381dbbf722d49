import { setTimeout as sleep } from 'node:timers/promises'
import { arrivals } from './arrivals'
import { everyoneArrived } from './everyone-arrived'
import { overConnections } from './over-connections'
import { spreadOf } from './percentiles'
import { pushUser } from './push-user'
import { type Bench, openTenant } from './tenant'

const USERS = 200
const STORES = 3

/** From the SCIM answer to the customer in the last of three stores, one person at a time and all at once. */
export async function measureArrival(bench: Bench) {
  return [
    await measure(bench, 'one every 200 ms', 'arrival-paced', oneByOne),
    await measure(bench, 'all over 10 connections', 'arrival-burst', allAtOnce),
  ]
}

type Push = (email: string) => Promise<void>

async function measure(bench: Bench, pace: string, name: string, send: (push: Push) => Promise<void>) {
  const tenant = await openTenant(bench, name, STORES)
  const answered = new Map<string, number>()
  await send(async (email) => {
    await pushUser(tenant, `${name}-${email}`)
    answered.set(`${name}-${email}`, Date.now())
  })
  await everyoneArrived(bench, tenant, USERS)
  const perStore = await Promise.all(
    tenant.stores.map((store) => arrivals(bench.stack, store, [...answered.keys()])),
  )
  const durations = [...answered].map(
    ([email, at]) => Math.max(...perStore.map((arrived) => arrived.get(email) ?? Number.NaN)) - at,
  )
  return { pace, users: USERS, stores: STORES, ...spreadOf(durations) }
}

const people = () => Array.from({ length: USERS }, (_, index) => `${index}@people.example`)

async function oneByOne(push: Push) {
  for (const email of people()) {
    await push(email)
    await sleep(200)
  }
}

async function allAtOnce(push: Push) {
  await overConnections(people(), 10, push)
}
