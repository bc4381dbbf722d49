import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Fault =
  /** Answers this instead of doing anything. */
  | { status: number; headers?: Record<string, string> }
  /** Cuts the connection before, or after, the request was carried out. */
  | 'drop-before'
  | 'drop-after'

type Seen = { method: string; path: string; authorization: string | undefined; ifMatch: string | undefined }

/**
 * A web server on 127.0.0.1 that can be told to misbehave: `faults` takes effect for one request each, in turn, of
 * those that `when` lets through.
 */
export async function faultyServer(listener: RequestListener) {
  const faults: Fault[] = []
  const requests: Seen[] = []
  let when: (request: Seen) => boolean = () => true
  const server = createServer((request, response) => {
    const seen = {
      method: request.method ?? '',
      path: request.url ?? '',
      authorization: request.headers.authorization,
      ifMatch: request.headers['if-match'],
    }
    requests.push(seen)
    const fault = when(seen) ? faults.shift() : undefined
    if (fault === undefined) return void listener(request, response)
    if (fault === 'drop-before') return void request.socket.destroy()
    if (fault === 'drop-after') return carryOutUnheard(listener, request, response)
    request.resume()
    response.writeHead(fault.status, fault.headers).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    /** The methods of what was asked since `requests` was last emptied. */
    writes: () => requests.filter(({ method }) => method !== 'GET').map(({ method }) => method),
    failNext: (next: Fault[], which: (request: Seen) => boolean = () => true) => {
      faults.splice(0, faults.length, ...next)
      when = which
    },
    stop: () => server.close(),
  }
}

/** Everything happens, but nobody hears of it: the connection is gone when the answer would be sent. */
function carryOutUnheard(
  listener: RequestListener,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const end = response.end.bind(response)
  response.end = ((...rest: Parameters<typeof end>) => {
    request.socket.destroy()
    return end(...rest)
  }) as typeof response.end
  listener(request, response)
}
