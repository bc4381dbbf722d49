import { z } from 'zod'
import { listPeople as list } from '@/adapters/db/people'
import { read, type Context } from '../context'
import { Reason } from '../activity/line'

export const PeopleFilter = z.object({
  search: z.string().trim().max(200).optional(),
  state: z
    .enum(['accepted', 'planned', 'held', 'queued', 'writing', 'verified', 'skipped', 'failed', 'ignored'])
    .optional(),
  cursor: z.uuid().optional(),
  limit: z.number().int().min(1).max(200).default(50),
})

/** People with their state in each store; `nextCursor` is null on the last page. */
export async function listPeople(ctx: Context, filter: z.infer<typeof PeopleFilter>) {
  const { people, total } = await read(ctx, (tenant) => list(tenant, { ...filter, limit: filter.limit + 1 }))
  const shown = people.slice(0, filter.limit).map(({ links, ...person }) => ({
    ...person,
    stores: links.map(({ store, reason, ...link }) => ({
      ...link,
      name: store.name,
      reason: reason === null ? null : Reason.parse(reason),
    })),
  }))
  return {
    people: shown,
    total,
    nextCursor: people.length > filter.limit ? (shown.at(-1)?.id ?? null) : null,
  }
}
