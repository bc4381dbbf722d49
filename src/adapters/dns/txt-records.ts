import { Resolver } from 'node:dns/promises'

/** What a name server said of a name's TXT records. `unknown`: nobody could be asked, so nothing is known. */
export type TxtAnswer =
  | { kind: 'records'; texts: string[] }
  | { kind: 'no-records' }
  | { kind: 'no-domain' }
  | { kind: 'unknown'; message: string }

const TIMEOUT_MS = 2_000

/** Asks for the TXT records of a domain; `servers` (such as 127.0.0.1:5300) instead of the machine's own when given. */
export async function readTxt(domain: string, servers: string[]): Promise<TxtAnswer> {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: 2 })
  if (servers.length > 0) resolver.setServers(servers)
  try {
    const records = await resolver.resolveTxt(domain)
    return { kind: 'records', texts: records.map((parts) => parts.join('')) }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENODATA') return { kind: 'no-records' }
    if (code === 'ENOTFOUND') return { kind: 'no-domain' }
    return { kind: 'unknown', message: code || String(error) }
  }
}
