import { parseAsString, parseAsStringLiteral } from 'nuqs/server'
import type { LinkState } from '@/components/answers'

export const filterableStates = [
  'verified',
  'queued',
  'writing',
  'held',
  'failed',
  'skipped',
] as const satisfies readonly LinkState[]

export const problems = ['unlinked', 'left-out', 'leaving'] as const

export const standings = ['active', 'inactive', 'restricted', 'kept'] as const

/** What narrows the list of people; kept in the address, so that a filtered list can be shared. */
export const peopleFilter = {
  search: parseAsString.withDefault(''),
  state: parseAsStringLiteral(filterableStates),
  standing: parseAsStringLiteral(standings),
  problem: parseAsStringLiteral(problems),
  store: parseAsString,
  directory: parseAsString,
  group: parseAsString,
}

type Values = {
  search: string
  state: (typeof filterableStates)[number] | null
  standing: (typeof standings)[number] | null
  problem: (typeof problems)[number] | null
  store: string | null
  directory: string | null
  group: string | null
}

/** How the list goes on: from the last person it has shown. */
export const nextPeople = {
  getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor ?? undefined,
}

/** The filter as the API takes it, for the list and for an export of it. */
export const peopleRange = ({ search, state, standing, problem, store, directory, group }: Values) => ({
  search: search.trim() || undefined,
  state: state ?? undefined,
  standing: standing ?? undefined,
  problem: problem ?? undefined,
  storeId: store ?? undefined,
  directoryId: directory ?? undefined,
  groupId: group ?? undefined,
})

/** The page on the server and the list in the browser must ask for the same. */
export const peopleQuery = (values: Values) => ({ ...peopleRange(values), limit: 50 })

export const isNarrowed = (values: Values) =>
  Object.values(peopleRange(values)).some((value) => value !== undefined)
