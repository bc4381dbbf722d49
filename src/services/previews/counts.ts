import { z } from 'zod'

const Count = z.object({
  create: z.number(),
  update: z.number(),
  restrict: z.number(),
  restore: z.number(),
  keep: z.number(),
})

/** What happens to how many customers, by store. */
export const Counts = z.record(z.string(), Count)

/** A count of its own for each store. */
export const noCount = (): z.infer<typeof Count> => ({
  create: 0,
  update: 0,
  restrict: 0,
  restore: 0,
  keep: 0,
})
