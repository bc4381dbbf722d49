import { z } from 'zod'

/** What can happen to a customer, in the order in which it is shown. */
export const LineKind = z.enum([
  'create',
  'update',
  'restrict',
  'restrict-later',
  'restore',
  'hand-over',
  'stay',
])

const kinds = [...LineKind.options, 'keep'] as const

/** A kind that came after the first previews is not in theirs. */
const Count = z.record(z.enum(kinds), z.number().default(0))

/** What happens to how many customers, by store. */
export const Counts = z.record(z.string(), Count)

/** A count of its own for each store. */
export const noCount = (): z.infer<typeof Count> => ({
  create: 0,
  update: 0,
  restrict: 0,
  'restrict-later': 0,
  restore: 0,
  'hand-over': 0,
  stay: 0,
  keep: 0,
})
