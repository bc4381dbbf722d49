import { handleScim } from '@/services/scim/handle'
import { readRequest } from '@/app/read-limited'

type Params = { params: Promise<{ directory: string; path?: string[] }> }

/** Every SCIM request of every directory: parse, call one service, answer. */
async function handler(request: Request, { params }: Params): Promise<Response> {
  const { directory, path = [] } = await params
  const answer = await handleScim({
    method: request.method,
    directoryKey: directory,
    segments: path,
    query: new URL(request.url).searchParams,
    headers: request.headers,
    readText: (limit) => readRequest(request, limit),
  })
  return new Response(answer.text ?? null, {
    status: answer.status,
    headers: {
      'content-type': 'application/scim+json; charset=utf-8',
      'cache-control': 'no-store',
      ...answer.headers,
    },
  })
}

export {
  handler as GET,
  handler as HEAD,
  handler as POST,
  handler as PUT,
  handler as PATCH,
  handler as DELETE,
}
