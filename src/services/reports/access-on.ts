import { z } from 'zod'
import { countWithAccess, peopleWithAccess } from '@/adapters/db/access-spans'
import { read, type Context } from '../context'

const DAY_MS = 86_400_000

export const AccessRange = z.object({
  /** A day of UTC; who had access at any moment of it is in the answer. */
  on: z.iso.date(),
  storeId: z.uuid().optional(),
  search: z.string().trim().max(200).optional(),
})

export const AccessFilter = AccessRange.extend({
  cursor: z.uuid().optional(),
  limit: z.number().int().min(1).max(500).default(50),
})

/** Who had access on a day, store by store; `nextCursor` is null on the last page. */
export const viewAccessOn = (ctx: Context, filter: z.infer<typeof AccessFilter>) =>
  read(ctx, async (tenant) => {
    const { on, limit, cursor, ...rest } = filter
    const from = new Date(`${on}T00:00:00Z`)
    const range = { from, until: new Date(from.getTime() + DAY_MS), ...rest }
    const people = await peopleWithAccess(tenant, { ...range, cursor, limit: limit + 1 })
    const shown = people.slice(0, limit)
    return {
      people: shown,
      total: cursor === undefined ? await countWithAccess(tenant, range) : null,
      nextCursor: people.length > limit ? (shown.at(-1)?.personId ?? null) : null,
    }
  })
