import { z } from 'zod'
import { ulid } from './ulid'

const sent = z.looseObject({
  id: z.string().nullish(),
  name: z.string().min(1).max(512),
  data: z.record(z.string(), z.unknown()).nullish(),
  ts: z.number().int().positive().nullish(),
})

export const eventSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  data: z.record(z.string(), z.unknown()),
  ts: z.number(),
})

/** An event with an id to recognize it by and the time (ms) at which its runs may start. */
export type Event = z.infer<typeof eventSchema>

const batch = z.array(sent).max(5_000)

/**
 * Reads the body of a send. The SDK repeats a send that failed with the same seed ("<ms>,<entropy>"), from which the
 * missing ids are made, so that the repetition is recognized.
 */
export function readEvents(body: unknown, seed: string | null, now: number): Event[] {
  const [time, entropy] = (seed ?? '').split(',')
  return batch.parse(Array.isArray(body) ? body : [body]).map((event, place) => ({
    ...event,
    id: event.id || (entropy ? `${time}-${entropy}-${place}` : ulid(now)),
    data: event.data ?? {},
    ts: event.ts ?? now,
  }))
}
