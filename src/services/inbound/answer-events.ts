import type { EventAnswer } from '@/core/inbound/event-answer'
import { MOST_EVENTS } from '@/core/inbound/person-event'
import { Problem } from '@/core/inbound/problem'
import { invalidEvent, readEvent } from '@/core/inbound/read-event'
import { ScimError } from '@/core/scim/error'
import type { Json, JsonObject } from '@/core/scim/json'
import { applyEvent, type Incoming } from './apply-event'
import type { Website } from './authenticate'
import { asProblem } from './refusal'

/** Two transactions can wait for one another; the one that the database ends is begun again. */
const MOST_TRIES = 3

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

async function takeIn(website: Website, id: string, sent: Json): Promise<EventAnswer> {
  const now = new Date()
  const event = readEvent(sent, now)
  const at = event.occurredAt === undefined ? now : new Date(event.occurredAt)
  return again({ id, sent, event, at }, (incoming) => applyEvent(website, incoming))
}

async function again(incoming: Incoming, apply: (incoming: Incoming) => Promise<EventAnswer>) {
  for (let tries = 1; ; tries++) {
    try {
      return await apply(incoming)
    } catch (error) {
      if (error instanceof Problem || error instanceof ScimError || tries === MOST_TRIES) throw error
    }
  }
}

function requireId(id: string): void {
  if (/^[\x21-\x7e]{1,200}$/.test(id)) return
  throw invalidEvent([{ field: 'webhook-id', detail: 'must be 1 to 200 characters of ASCII without spaces' }])
}
