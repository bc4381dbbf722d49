import { setTimeout as sleep } from 'node:timers/promises'
import type { Child } from './child'
import { Stopping, type Household } from './household'

const PATIENCE = 90_000

/** Waits until the child answers at this address; throws with its last lines when it ends or never does. */
export async function answering(household: Household, child: Child, url: string): Promise<void> {
  let over = false
  void child.ended.then(() => (over = true))
  for (const until = Date.now() + PATIENCE; Date.now() < until; await sleep(50)) {
    if (household.isStopping) throw new Stopping()
    if (over) throw new Error(`The ${child.name} ended while starting. Its last lines:\n${child.lastLines()}`)
    if (await answers(url)) return
  }
  throw new Error(`The ${child.name} did not answer at ${url} in time. Its last lines:\n${child.lastLines()}`)
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(10_000) })
    await response.body?.cancel()
    return response.status < 500
  } catch {
    return false
  }
}
