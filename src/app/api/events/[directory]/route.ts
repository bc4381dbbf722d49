import { readRequest } from '@/app/read-limited'
import { handleEvents } from '@/services/inbound/handle'

type Params = { params: Promise<{ directory: string }> }

/** Where websites send their events. */
async function handler(request: Request, { params }: Params): Promise<Response> {
  const { directory } = await params
  const { status, body, headers } = await handleEvents({
    method: request.method,
    directoryKey: directory,
    headers: request.headers,
    readText: (limit) => readRequest(request, limit),
  })
  return new Response(JSON.stringify(body), { status, headers: { 'cache-control': 'no-store', ...headers } })
}

export { handler as GET, handler as POST, handler as PUT, handler as PATCH, handler as DELETE }
