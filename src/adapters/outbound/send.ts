import { lookup } from 'node:dns'
import { Agent as HttpAgent, request as requestHttp } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { TargetTroubleError, type TargetTrouble } from '@/core/targets/trouble'
import { isPublic } from './addresses'

const TIMEOUT_MS = 20_000
const MOST_BYTES = 4_000_000

export type OutboundRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  headers?: Record<string, string>
  body?: string
}
export type OutboundAnswer = { status: number; headers: Headers; text: string }

/** Asks another website. Throws TargetTroubleError when there was no answer to take. */
export type Send = (request: OutboundRequest) => Promise<OutboundAnswer>

type Limits = {
  /** For development, tests and a self-hosted Rollcall inside its own network: private addresses, and plain http. */
  allowPrivate: boolean
  timeoutMs?: number
}

const troubled = (trouble: TargetTrouble) => new TargetTroubleError(trouble)

/**
 * Makes a client for addresses that somebody typed in. The address is checked when it is connected to, after it was
 * resolved, so that no name can lead to a private network; redirects are not followed, so that neither can an answer.
 */
export function sender({ allowPrivate, timeoutMs = TIMEOUT_MS }: Limits): Send {
  const options = { keepAlive: true, maxSockets: 8, ...(allowPrivate ? {} : { lookup: publicLookup }) }
  const agents = { http: new HttpAgent(options), https: new HttpsAgent(options) }
  return async ({ method, url, headers = {}, body }) => {
    const { protocol, hostname } = new URL(url)
    if (!allowPrivate) {
      if (protocol !== 'https:') throw troubled({ kind: 'insecure', detail: url })
      const literal = hostname.replace(/^\[|\]$/g, '')
      if (isIP(literal) && !isPublic(literal)) throw troubled({ kind: 'private-address', detail: literal })
    }
    const answer = await exchange(agents, { method, url, headers, body, timeoutMs })
    const onwards = answer.headers.get('location')
    if (answer.status >= 300 && answer.status < 400 && answer.status !== 304) {
      throw troubled({
        kind: 'redirect',
        detail: onwards ? (URL.parse(onwards, url)?.href ?? onwards) : 'another place',
      })
    }
    return answer
  }
}

type Exchange = OutboundRequest & { headers: Record<string, string>; timeoutMs: number }

function exchange(
  agents: { http: HttpAgent; https: HttpsAgent },
  { method, url, headers, body, timeoutMs }: Exchange,
): Promise<OutboundAnswer> {
  const secure = new URL(url).protocol === 'https:'
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  const options = {
    method,
    headers: { 'user-agent': 'Rollcall', ...headers, ...length },
    signal: AbortSignal.timeout(timeoutMs),
  }
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(troubled(troubleOf(error, timeoutMs)))
    const request = secure
      ? requestHttps(url, { ...options, agent: agents.https })
      : requestHttp(url, { ...options, agent: agents.http })
    request.on('error', fail)
    request.on('response', (response) => {
      const chunks: Buffer[] = []
      let size = 0
      response.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > MOST_BYTES) request.destroy(new Error(`an answer of more than ${MOST_BYTES} bytes`))
        else chunks.push(chunk)
      })
      response.on('error', fail)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: headersOf(response.rawHeaders),
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      )
    })
    request.end(body)
  })
}

function headersOf(raw: string[]): Headers {
  const headers = new Headers()
  for (let i = 0; i + 1 < raw.length; i += 2) headers.append(raw[i] ?? '', raw[i + 1] ?? '')
  return headers
}

class PrivateAddress extends Error {}

/** Resolves a name to its public addresses only; one that has none is not connected to. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, '')
    const open = found.filter(({ address }) => isPublic(address))
    const [first] = open
    if (!first) return callback(new PrivateAddress(found.map(({ address }) => address).join(', ')), '')
    if (options.all) callback(null, open)
    else callback(null, first.address, first.family)
  })
}

const codeOf = (error: Error) => ('code' in error && typeof error.code === 'string' ? error.code : '')

function troubleOf(error: Error, timeoutMs: number): TargetTrouble {
  if (error instanceof TargetTroubleError) return error.trouble
  if (error instanceof PrivateAddress) return { kind: 'private-address', detail: error.message }
  const code = codeOf(error)
  if (error.name === 'TimeoutError' || error.name === 'AbortError' || code === 'ETIMEDOUT')
    return { kind: 'timeout', detail: `${timeoutMs / 1_000} s` }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return { kind: 'unknown-host', detail: code }
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_|ALTNAME/.test(code)) return { kind: 'tls', detail: error.message }
  return { kind: 'unreachable', detail: error.message || code }
}
