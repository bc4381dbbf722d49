import { createHash } from 'node:crypto'
import { realpathSync, rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Part } from './household'

/**
 * Claims a data directory for this process; two stacks on one simulator state would spoil it. The claim is a listening
 * socket rather than a pid in a file: the system forgets it when we die, and a number is never mistaken for another's.
 */
export async function claimDataDirectory(directory: string): Promise<Part> {
  const address = addressOf(directory)
  const server =
    (await listen(address)) ?? ((await isAlive(address)) ? undefined : await listenAfresh(address))
  if (!server) {
    throw new Error(
      `Another run already uses the data in ${directory}. Stop it, or choose another place with --data.`,
    )
  }
  server.unref()
  return { name: 'claim on the data', stop: () => new Promise((resolve) => server.close(() => resolve())) }
}

function addressOf(directory: string) {
  const name = `rollcall-${createHash('sha256').update(realpathSync(directory)).digest('hex').slice(0, 16)}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
}

function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer((visitor) => visitor.end())
    server.once('error', () => resolve(undefined))
    server.listen(address, () => resolve(server))
  })
}

function listenAfresh(address: string) {
  rmSync(address, { force: true })
  return listen(address)
}

function isAlive(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
