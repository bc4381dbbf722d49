import { authorizeTeammate } from '@/services/auth/authorize'
import { exportPeople } from '@/services/targets/export-people'
import { currentSession } from '@/trpc/session'

/** Everyone as of now, as a download. */
export async function GET(): Promise<Response> {
  const session = await currentSession()
  const ctx = session?.organization && (await authorizeTeammate(session.teammate.id, session.organization.id))
  if (!ctx) return new Response('Sign in to go on.', { status: 401 })
  const day = new Date().toISOString().slice(0, 10)
  return new Response(streamOf(exportPeople(ctx)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="people-${day}.csv"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

function streamOf(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: async () => void (await parts.return(undefined)),
  })
}
