import { once } from 'node:events'
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { Answer, Call } from './message'

const MAX_BODY = 120 * 1024 * 1024

async function readCall(request: IncomingMessage): Promise<Call | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > MAX_BODY) return undefined
    chunks.push(bytes)
  }
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  const path = url.pathname.split('/').filter(Boolean).map(decode)
  return { method: request.method ?? 'GET', url, path, headers: request.headers, body: Buffer.concat(chunks) }
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

async function send(
  response: ServerResponse,
  { status, headers = {}, body = '', fate }: Answer,
): Promise<void> {
  if (fate?.kind === 'cut') {
    response.destroy()
    return
  }
  if (fate?.kind === 'hang') {
    await delay(fate.ms, undefined, { ref: false })
    response.destroy()
    return
  }
  const bytes = Buffer.from(body)
  response.writeHead(status, { ...headers, 'content-length': String(bytes.length) })
  if (fate?.kind === 'truncated') {
    response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy())
  } else if (fate?.kind === 'slow') {
    await trickle(response, bytes, fate.ms)
  } else {
    response.end(bytes)
  }
}

const DROPS = 10

async function trickle(response: ServerResponse, bytes: Buffer, ms: number): Promise<void> {
  const step = Math.max(1, Math.ceil(bytes.length / DROPS))
  for (let at = 0; at < bytes.length && !response.destroyed; at += step) {
    await delay(ms / DROPS, undefined, { ref: false })
    response.write(bytes.subarray(at, at + step))
  }
  response.end()
}

/** Serves on 127.0.0.1 and nowhere else. `port` 0 takes any free one. */
export async function listen(
  port: number,
  answer: (call: Call) => Promise<Answer> | Answer,
): Promise<Server> {
  const server = createServer((request, response) => {
    void respond(request, response, answer)
  })
  server.keepAliveTimeout = 60_000
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return server
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (call: Call) => Promise<Answer> | Answer,
): Promise<void> {
  try {
    const call = await readCall(request)
    await send(response, call ? await answer(call) : { status: 413, body: 'Payload Too Large' })
  } catch (error) {
    if (response.destroyed || request.errored) return
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    if (!response.headersSent) response.writeHead(500)
    response.end('The simulator failed; its log says why.')
  }
}
