import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { handleScim } from '@/services/scim/handle'
import type { ScimAnswer } from '@/services/scim/call'
import type { readUrl } from '@/services/scim/read-url'

const compress = promisify(gzip)

type Asked = NonNullable<ReturnType<typeof readUrl>>

/** What is shorter costs more to compress than to send. */
const WORTH_COMPRESSING = 4_096

/** Answers a SCIM request on Node's own HTTP server. */
export async function answerScim(
  request: IncomingMessage,
  response: ServerResponse,
  asked: Asked,
): Promise<void> {
  const answer = await handleScim({
    method: request.method ?? 'GET',
    ...asked,
    headers: { get: (name) => joined(request.headers[name]) },
    readText: (limit) => readText(request, limit),
  })
  await send(request, response, answer)
}

const joined = (header: string | string[] | undefined) =>
  Array.isArray(header) ? header.join(', ') : (header ?? null)

/** The body as text, or undefined once it has more bytes than the limit: the rest is not kept. */
async function readText(request: IncomingMessage, limit: number): Promise<string | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return undefined
  const chunks: Buffer[] = []
  let size = 0
  // Whoever sends too much still reads the answer: their connection is not ours to break.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const part = Buffer.from(chunk)
    size += part.byteLength
    if (size > limit) return undefined
    chunks.push(part)
  }
  return Buffer.concat(chunks).toString('utf8')
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, text }: ScimAnswer,
): Promise<void> {
  const head: Record<string, string | number> = {
    'content-type': 'application/scim+json; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  }
  if (text === undefined) {
    response.writeHead(status, head).end()
    return
  }
  const isLong = text.length >= WORTH_COMPRESSING
  if (isLong) head.vary = 'accept-encoding'
  const isCompressed = isLong && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  if (isCompressed) head['content-encoding'] = 'gzip'
  const body = isCompressed ? await compress(text) : Buffer.from(text)
  response.writeHead(status, { ...head, 'content-length': body.byteLength })
  response.end(request.method === 'HEAD' ? undefined : body)
}
