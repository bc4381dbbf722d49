import { createServer } from 'node:net'

const HOST = '127.0.0.1'

/** The port if nothing listens on it; 0 asks for any free one. */
export function claimPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(undefined))
    probe.listen({ port, host: HOST, exclusive: true }, () => {
      const address = probe.address()
      probe.close(() => resolve(address && typeof address === 'object' ? address.port : undefined))
    })
  })
}

/** The wanted port, which must be free; or else the remembered one while it is free; or else any. */
export async function choosePort(
  wanted: number | undefined,
  remembered: number | undefined,
): Promise<number> {
  if (wanted !== undefined) {
    if (await claimPort(wanted)) return wanted
    throw new Error(
      `Port ${wanted}, meant for PostgreSQL, is in use. Stop what listens there or choose another.`,
    )
  }
  const port = (remembered && (await claimPort(remembered))) || (await claimPort(0))
  if (!port) throw new Error(`No port is free on ${HOST}.`)
  return port
}
