import { z } from 'zod'
import { pageOfPeople } from '@/adapters/db/list-people'
import { Reason } from '../activity/line'
import { read, type Context } from '../context'
import { overrideOf } from './override'

/** What narrows the people; also what an export is asked for. */
export const PeopleRange = z.object({
  search: z.string().trim().max(200).optional(),
  state: z
    .enum(['accepted', 'planned', 'held', 'queued', 'writing', 'verified', 'skipped', 'failed', 'ignored'])
    .optional(),
  standing: z.enum(['active', 'inactive', 'restricted', 'kept']).optional(),
  problem: z.enum(['unlinked', 'left-out', 'leaving']).optional(),
  storeId: z.uuid().optional(),
  directoryId: z.uuid().optional(),
  groupId: z.uuid().optional(),
})

export const PeopleFilter = PeopleRange.extend({
  cursor: z.uuid().optional(),
  limit: z.number().int().min(1).max(200).default(50),
})

type Person = Awaited<ReturnType<typeof pageOfPeople>>['people'][number]

/** People, each once, with their standing and their state in each store; `nextCursor` is null on the last page. */
export async function listPeople(ctx: Context, filter: z.infer<typeof PeopleFilter>) {
  const { people, total, isMore } = await read(ctx, (tenant) =>
    pageOfPeople(tenant, { ...filter, limit: filter.limit + 1 }),
  )
  const shown = people.slice(0, filter.limit)
  return {
    people: shown.map(rowOf),
    total,
    isMore,
    nextCursor: people.length > filter.limit ? (shown.at(-1)?.id ?? null) : null,
  }
}

const rowOf = ({ id, lead, users, groups, links, override }: Person) => ({
  id,
  displayName: lead.displayName,
  userName: lead.userName,
  externalId: lead.externalId,
  email: lead.email,
  standing: standingOf({ users, links, override }),
  directories: users.map(({ directory: { id, name } }) => ({ id, name })),
  groups,
  lastModified: users.reduce(
    (last, user) => (user.lastModified > last ? user.lastModified : last),
    lead.lastModified,
  ),
  stores: links.map(({ store, reason, userId: _person, ...link }) => ({
    ...link,
    name: store.name,
    reason: reason === null ? null : Reason.parse(reason),
  })),
})

export type Standing = 'restricted' | 'failed' | 'held' | 'inactive' | 'kept' | 'active'

/** What matters most about a person, in one word. */
function standingOf({ users, links, override }: Pick<Person, 'users' | 'links' | 'override'>): Standing {
  const decided = overrideOf(override)
  if (decided?.kind === 'restricted') return 'restricted'
  if (links.some(({ state }) => state === 'failed')) return 'failed'
  if (links.some(({ state }) => state === 'held')) return 'held'
  if (decided?.kind === 'kept') return 'kept'
  return users.some(({ active }) => active) ? 'active' : 'inactive'
}
