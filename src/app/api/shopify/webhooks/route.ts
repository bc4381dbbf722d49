import { receiveWebhook, WEBHOOK_BYTES } from '@/services/webhooks/receive'
import { readRequest } from '@/app/read-limited'

/** Where Shopify tells what happens in stores. */
export async function POST(request: Request) {
  const rawBody = await readRequest(request, WEBHOOK_BYTES)
  if (rawBody === undefined) return new Response(null, { status: 413 })
  return new Response(null, { status: await receiveWebhook({ rawBody, headers: request.headers }) })
}
