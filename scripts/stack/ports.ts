import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** Whether nobody listens on this port of 127.0.0.1. */
export const isFree = async (port: number) => (await bind(port)) !== undefined

/** A port that nobody listens on, chosen by the system; the preferred one where it is free. */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await becomesFree(preferred))) return preferred
  const port = await bind(0)
  if (port === undefined) throw new Error('The system has no free port on 127.0.0.1')
  return port
}

/** Like isFree, with patience: what a killed run left behind needs a moment to notice and go. */
export async function becomesFree(port: number, patience = 3_000): Promise<boolean> {
  for (const until = Date.now() + patience; Date.now() < until; await sleep(100)) {
    if (await isFree(port)) return true
  }
  return false
}

function bind(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined))
    })
  })
}
