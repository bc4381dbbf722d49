import { subscribe } from 'node:diagnostics_channel'
import { IncomingMessage } from 'node:http'
import { mendPath } from '@/core/scim/mend-path'

/** Mends the paths of SCIM requests as they come in: Next would answer them itself, with a redirect or a 500. */
export function mendPaths(): void {
  subscribe('http.server.request.start', (message) => {
    if (!(message instanceof Object && 'request' in message)) return
    const { request } = message
    if (request instanceof IncomingMessage && request.url !== undefined) request.url = mendPath(request.url)
  })
}
