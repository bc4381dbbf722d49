import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { headersOf } from '@/app/node/headers'
import { readText } from '@/app/node/read-text'
import { handleScim } from '@/services/scim/handle'
import type { ScimAnswer } from '@/services/scim/call'
import { readUrl } from '@/services/scim/read-url'

const compress = promisify(gzip)

/** What is shorter costs more to compress than to send. */
const WORTH_COMPRESSING = 4_096

/** Answers a SCIM request on Node's own HTTP server; undefined for everything else. */
export function answerScim(request: IncomingMessage, response: ServerResponse): Promise<void> | undefined {
  const asked = readUrl(request.url ?? '/')
  return asked && answer(asked, request, response)
}

async function answer(
  asked: NonNullable<ReturnType<typeof readUrl>>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const answered = await handleScim({
    method: request.method ?? 'GET',
    ...asked,
    headers: headersOf(request),
    readText: (limit) => readText(request, limit),
  })
  await send(request, response, answered)
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
