import { setTimeout as sleep } from 'node:timers/promises'
import { customerCount } from './arrivals'
import type { Bench, Tenant } from './tenant'

const PATIENCE = 300_000

/** Waits until every store of the tenant has so many customers: a backlog would count against the next measure. */
export async function everyoneArrived({ stack }: Bench, { stores }: Tenant, users: number) {
  for (const until = Date.now() + PATIENCE; Date.now() < until; await sleep(500)) {
    const counts = await Promise.all(stores.map((store) => customerCount(stack, store)))
    if (counts.every((count) => count >= users)) return
  }
  throw new Error(`Not everyone arrived within ${PATIENCE / 1000} s`)
}
