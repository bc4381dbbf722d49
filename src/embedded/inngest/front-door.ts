import { z } from 'zod'
import { isRefusedContent } from './database'
import { readEvents, type Event } from './event'

const LARGEST_SEND = 3 * 1024 * 1024

const says = (status: number, error: string) => Response.json({ status, error }, { status })

/**
 * Answers what the SDK would send to Inngest's server: events, and the registration that somebody may ask the serve
 * route for (the runner has its functions already). Everything else is not supported and says so.
 */
export async function answerSdk(
  request: Request,
  runner: { eventKey: string; send: (events: Event[]) => Promise<void> },
): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (request.method === 'POST' && pathname.startsWith('/e/')) {
    if (pathname.slice(3) !== runner.eventKey) return says(401, 'The event key is not the one of this runner')
    return receive(request, runner.send)
  }
  if (request.method === 'POST' && pathname === '/fn/register')
    return Response.json({ ok: true, modified: false })
  return says(501, `Not supported by the embedded runner: ${request.method} ${pathname}`)
}

async function receive(request: Request, send: (events: Event[]) => Promise<void>): Promise<Response> {
  const text = await request.text()
  if (text.length > LARGEST_SEND) return says(413, 'The events of one send may have 3 MiB')
  try {
    const events = readEvents(JSON.parse(text), request.headers.get('x-inngest-event-id-seed'), Date.now())
    await send(events)
    return Response.json({ ids: events.map(({ id }) => id), status: 200 })
  } catch (error) {
    if (error instanceof SyntaxError) return says(400, `The body is not JSON: ${error.message}`)
    if (error instanceof z.ZodError) return says(400, `Not an event: ${z.prettifyError(error)}`)
    if (isRefusedContent(error)) return says(400, `PostgreSQL cannot keep this event: ${error.message}`)
    throw error
  }
}
