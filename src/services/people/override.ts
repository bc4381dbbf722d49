import { z } from 'zod'

/** What a teammate has decided over the directories about a person, as it was kept. */
export const Override = z.object({
  kind: z.enum(['restricted', 'kept']),
  by: z.object({ id: z.string(), name: z.string() }),
  at: z.string(),
  note: z.string(),
})

export const overrideOf = (kept: unknown) =>
  Override.nullable()
    .catch(null)
    .parse(kept ?? null)
