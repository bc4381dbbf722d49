import type { EventAnswer } from '@/core/inbound/event-answer'
import { MOST_EVENTS } from '@/core/inbound/person-event'
import { invalidEvent } from '@/core/inbound/read-event'
import type { Json, JsonObject } from '@/core/scim/json'
import type { Website } from './authenticate'
import { asProblem } from './refusal'
import { takeIn } from './take-in'

type Result = EventAnswer | { id: string; outcome: 'refused'; problem: JsonObject }

/** One event, or a list of them, of which the good ones pass and each bad one is answered with its problem. */
export async function answerEvents(
  website: Website,
  body: Json,
): Promise<EventAnswer | { results: Result[] }> {
  requireId(website.id)
  if (!Array.isArray(body)) return takeIn(website, website.id, body)
  if (body.length === 0 || body.length > MOST_EVENTS) {
    throw invalidEvent([{ field: '', detail: `a list has 1 to ${MOST_EVENTS} events, not ${body.length}` }])
  }
  const results: Result[] = []
  for (const [place, sent] of body.entries())
    results.push(await settle(website, `${website.id}#${place}`, sent))
  return { results }
}

/** What cannot be had at the moment fails the whole list, so that its sender repeats it: what was done is not redone. */
async function settle(website: Website, id: string, sent: Json): Promise<Result> {
  try {
    return await takeIn(website, id, sent)
  } catch (error) {
    const problem = asProblem(error)
    if (problem.more.retryAfter !== undefined) throw problem
    return { id, outcome: 'refused', problem: problem.toBody() }
  }
}

function requireId(id: string): void {
  if (/^[\x21-\x7e]{1,200}$/.test(id)) return
  throw invalidEvent([{ field: 'webhook-id', detail: 'must be 1 to 200 characters of ASCII without spaces' }])
}
