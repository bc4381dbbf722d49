import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Server } from 'node:http'
import { readUrl } from '@/services/scim/read-url'
import { answerScim } from './answer-scim'

/**
 * Answers SCIM on the HTTP server that Next listens on, before Next's router sees it: a request costs half as much, and
 * a path such as `//Users` or `/Users/` is what the client meant instead of a redirect. Where there is no such server,
 * the route beside this file answers. See docs/decisions/0017.
 */
export function listenForScim(): void {
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
    const asked = readUrl(request.url ?? '/')
    if (!asked) return others.forEach((listener) => void listener.call(server, request, response))
    answerScim(request, response, asked).catch((error: unknown) => {
      process.stderr.write(`A SCIM answer was not sent: ${String(error)}\n`)
      response.destroy()
    })
  })
}
