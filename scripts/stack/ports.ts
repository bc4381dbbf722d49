import { setTimeout as sleep } from 'node:timers/promises'
import { claimPort } from '@/embedded/cluster/port'

/** A port of 127.0.0.1 that nobody listens on: the preferred one, else one that the system chooses. */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await becomesFree(preferred))) return preferred
  const port = await claimPort(0)
  if (port === undefined) throw new Error('The system has no free port on 127.0.0.1')
  return port
}

/** Whether the port is free, with patience: what a killed run left behind needs a moment to notice and go. */
export async function becomesFree(port: number, patience = 3_000): Promise<boolean> {
  for (const until = Date.now() + patience; Date.now() < until; await sleep(100)) {
    if ((await claimPort(port)) !== undefined) return true
  }
  return false
}
