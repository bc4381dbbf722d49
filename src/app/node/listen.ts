import { subscribe } from 'node:diagnostics_channel'
import { type IncomingMessage, Server, type ServerResponse } from 'node:http'
import { answerWebhook } from '../api/shopify/webhooks/answer-webhook'
import { answerScim } from '../scim/answer-scim'

/** Answers a request if it is its own; otherwise undefined, without having touched it. */
type Edge = (request: IncomingMessage, response: ServerResponse) => Promise<void> | undefined

/** What comes by the thousand. */
const edges: readonly Edge[] = [answerScim, answerWebhook]

/**
 * Answers identity providers and Shopify on the HTTP server that Next listens on, before Next's router sees them: a
 * request costs half as much, and a SCIM path such as `//Users` or `/Users/` is what the client meant instead of a
 * redirect. Where there is no such server, the routes of the same names answer. See docs/decisions/0017.
 */
export function listenBeforeNext(): void {
  const known = new WeakSet<Server>()
  subscribe('http.server.request.start', (message) => {
    if (!(message instanceof Object && 'server' in message)) return
    const { server } = message
    if (!(server instanceof Server) || known.has(server)) return
    known.add(server)
    goBefore(server)
  })
}

/** The channel speaks before the server does, so that the very first request is already ours. */
function goBefore(server: Server): void {
  const others = server.listeners('request')
  server.removeAllListeners('request')
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    for (const edge of edges) {
      const answering = edge(request, response)
      if (!answering) continue
      answering.catch((error: unknown) => {
        process.stderr.write(`An answer was not sent: ${String(error)}\n`)
        response.destroy()
      })
      return
    }
    others.forEach((listener) => void listener.call(server, request, response))
  })
}
