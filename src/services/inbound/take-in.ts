import type { EventAnswer } from '@/core/inbound/event-answer'
import { Problem } from '@/core/inbound/problem'
import { readEvent } from '@/core/inbound/read-event'
import { ScimError } from '@/core/scim/error'
import type { Json } from '@/core/scim/json'
import { applyEvent, type Source } from './apply-event'

/** Two transactions can wait for one another; the one that the database ends is begun again. */
const MOST_TRIES = 3

/** Reads one event and takes it in under an id of its own. Throws a Problem or a ScimError; then nothing was changed. */
export async function takeIn(source: Source, id: string, sent: Json): Promise<EventAnswer> {
  const now = new Date()
  const event = readEvent(sent, now)
  const at = event.occurredAt === undefined ? now : new Date(event.occurredAt)
  for (let tries = 1; ; tries++) {
    try {
      return await applyEvent(source, { id, sent, event, at })
    } catch (error) {
      if (error instanceof Problem || error instanceof ScimError || tries === MOST_TRIES) throw error
    }
  }
}
