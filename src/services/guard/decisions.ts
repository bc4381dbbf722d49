import { z } from 'zod'
import type { Context } from '../context'

export const Decision = z.object({
  by: z.object({ id: z.string(), name: z.string() }),
  at: z.string(),
  note: z.string(),
})

export const Measures = z.object({
  removals: z.number(),
  linked: z.number(),
  limit: z.number(),
  windowHours: z.number(),
})

export const HeldChangeRef = z.object({ id: z.uuid() })

const Note = z.string().trim().max(1_000)

export const HeldDecision = HeldChangeRef.extend({
  note: Note.default(''),
  /** How many people the teammate has seen in it: somebody may have joined since. */
  people: z.number().int().min(0),
})

/** Who decides now, as it is kept. */
export const decisionOf = ({ actor }: Context, note: string): z.infer<typeof Decision> => ({
  by: { id: actor.id ?? '', name: actor.name },
  at: new Date().toISOString(),
  note,
})
