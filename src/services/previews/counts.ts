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
export const noCount = () => Count.parse({})
