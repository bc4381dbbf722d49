import { createServer, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'
import type { Context } from '@/services/context'
import { createWebsite } from '@/services/inbound/create-website'
import { handleEvents } from '@/services/inbound/handle'

/** How one request differs from a right one. */
export type Attempt = {
  id?: string
  /** Seconds since 1970. */
  timestamp?: number
  secret?: string
  method?: string
  headers?: Record<string, string>
}

/** A website's directory, and a client that signs as any library of Standard Webhooks does. */
export async function addWebsite(ctx: Context, name = 'Club site') {
  const { directory, secret } = await createWebsite(ctx, { name, mode: 'live' })
  return { directoryId: directory.id, key: directory.key, secret, send: websiteClient(directory.key, secret) }
}

export function websiteClient(directoryKey: string, own: string) {
  return (body: unknown, { id, timestamp, secret = own, method = 'POST', headers = {} }: Attempt = {}) => {
    const rawBody = typeof body === 'string' ? body : JSON.stringify(body)
    const signed = signatureOf(secret, rawBody, {
      ...(id !== undefined && { id }),
      ...(timestamp !== undefined && { timestamp }),
    })
    return handleEvents({
      method,
      directoryKey,
      headers: new Headers({ 'content-type': 'application/json', ...signed, ...headers }),
      readText: async (limit) => (Buffer.byteLength(rawBody) > limit ? undefined : rawBody),
    })
  }
}

function signatureOf(
  secret: string,
  rawBody: string,
  {
    id = `evt_${crypto.randomUUID()}`,
    timestamp = Math.floor(Date.now() / 1000),
  }: Pick<Attempt, 'id' | 'timestamp'>,
) {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': new Webhook(secret).sign(id, new Date(timestamp * 1000), rawBody),
  }
}

/** What a website says about Ada. */
export const adaEvent = (type: string, fields: Record<string, unknown> = {}, occurredAt?: string) => ({
  type,
  ...(occurredAt && { occurredAt }),
  person:
    type === 'person.left' || type === 'person.removed'
      ? { id: '7', ...fields }
      : { id: '7', email: 'ada@example.com', givenName: 'Ada', familyName: 'Lovelace', ...fields },
})

const headersOf = ({ headersDistinct }: IncomingMessage) =>
  new Headers(
    Object.entries(headersDistinct).map(([name, values]): [string, string] => [name, String(values)]),
  )

/** A server on 127.0.0.1 whose every path is the events API of the directory that its last part names. */
export async function serveEvents(): Promise<{ urlOf: (key: string) => string; close: () => void }> {
  const server = createServer((request, response) => {
    void text(request).then(async (rawBody) => {
      const { status, headers, body } = await handleEvents({
        method: request.method ?? '',
        directoryKey: request.url?.split('/').at(-1) ?? '',
        headers: headersOf(request),
        readText: () => Promise.resolve(rawBody),
      })
      response.writeHead(status, headers).end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { urlOf: (key) => `http://127.0.0.1:${port}/api/events/${key}`, close: () => server.close() }
}
