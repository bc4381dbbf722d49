import type { IncomingMessage, ServerResponse } from 'node:http'
import { headersOf } from '@/app/node/headers'
import { readText } from '@/app/node/read-text'
import { receiveWebhook, WEBHOOK_BYTES } from '@/services/webhooks/receive'

const path = '/api/shopify/webhooks'

/** Answers what Shopify delivers on Node's own HTTP server; undefined for everything else. */
export function answerWebhook(request: IncomingMessage, response: ServerResponse): Promise<void> | undefined {
  return request.method === 'POST' && request.url?.split('?')[0] === path
    ? receive(request, response)
    : undefined
}

async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const rawBody = await readText(request, WEBHOOK_BYTES)
  const status =
    rawBody === undefined ? 413 : await receiveWebhook({ rawBody, headers: headersOf(request) }).catch(failed)
  response.writeHead(status, { 'content-length': 0 }).end()
}

/** Shopify delivers again what was answered so. */
function failed(error: unknown): 503 {
  process.stderr.write(`A webhook was not kept: ${String(error)}\n`)
  return 503
}
