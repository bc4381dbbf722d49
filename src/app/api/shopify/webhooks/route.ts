import { receiveWebhook, WEBHOOK_BYTES } from '@/services/webhooks/receive'
import { readLimited } from '@/app/read-limited'

/** Where Shopify tells what happens in stores. */
export async function POST(request: Request) {
  const rawBody = await readLimited(request, WEBHOOK_BYTES)
  if (rawBody === undefined) return new Response(null, { status: 413 })
  return new Response(null, { status: await receiveWebhook({ rawBody, headers: request.headers }) })
}
