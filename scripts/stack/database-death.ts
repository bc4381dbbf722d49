import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const RHYTHM = 2_000
const PATIENCE = 3

/** Resolves never while the database accepts connections, and throws when it has stopped to. */
export async function databaseDeath(url: string): Promise<never> {
  const { hostname, port } = new URL(url)
  for (let missed = 0; missed < PATIENCE; await sleep(RHYTHM)) {
    missed = (await accepts(hostname, Number(port))) ? 0 : missed + 1
  }
  throw new Error(`Postgres no longer answers at ${hostname}:${port}.`)
}

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: RHYTHM })
    const settle = (accepted: boolean) => {
      socket.destroy()
      resolve(accepted)
    }
    socket.once('connect', () => settle(true))
    socket.once('timeout', () => settle(false))
    socket.once('error', () => settle(false))
  })
}
