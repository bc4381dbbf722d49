import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { receiveWebhook } from '@/services/webhooks/receive'

export type Ear = {
  /** The address that stores deliver to. */
  url: string
  /** What each delivery was answered, in the order in which they came. */
  answers: { topic: string; webhookId: string; status: number }[]
  stop(): Promise<void>
}

/** A portal that only hears webhooks, at PORTAL_URL. To be started before anything reads the environment. */
export async function hearWebhooks(): Promise<Ear> {
  const answers: Ear['answers'] = []
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const headers = new Headers()
    for (const [name, value] of Object.entries(request.headers)) if (value) headers.set(name, String(value))
    const rawBody = await text(request)
    const status = await receiveWebhook({ rawBody, headers })
    answers.push({
      topic: headers.get('x-shopify-topic') ?? '',
      webhookId: headers.get('x-shopify-webhook-id') ?? '',
      status,
    })
    response.writeHead(status).end()
  }
  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  process.env.PORTAL_URL = url
  return {
    url,
    answers,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
