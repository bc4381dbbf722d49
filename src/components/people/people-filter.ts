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

/** What narrows the list of people; kept in the address, so that a filtered list can be shared. */
export const peopleFilter = {
  search: parseAsString.withDefault(''),
  state: parseAsStringLiteral(filterableStates),
}

type Values = { search: string; state: (typeof filterableStates)[number] | null }

/** How the list goes on: from the last person it has shown. */
export const nextPeople = {
  getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor ?? undefined,
}

/** The filter as the API takes it; the page on the server and the list in the browser must ask for the same. */
export const peopleQuery = ({ search, state }: Values) => ({
  search: search.trim() || undefined,
  state: state ?? undefined,
  limit: 50,
})
