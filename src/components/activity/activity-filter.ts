import { parseAsString, parseAsStringLiteral } from 'nuqs/server'

const outcomes = ['done', 'failed', 'skipped', 'held', 'ignored'] as const

/** What narrows the history; kept in the address, so that a filtered list can be shared. */
export const activityFilter = {
  search: parseAsString.withDefault(''),
  outcome: parseAsStringLiteral(outcomes),
  store: parseAsString,
  directory: parseAsString,
}

type Values = {
  search: string
  outcome: (typeof outcomes)[number] | null
  store: string | null
  directory: string | null
}

/** How the list goes on: from the last event it has shown. */
export const nextEvents = {
  getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor ?? undefined,
}

/** The filter as the API takes it; the page on the server and the list in the browser must ask for the same. */
export const activityQuery = ({ search, outcome, store, directory }: Values) => ({
  search: search.trim() || undefined,
  outcome: outcome ?? undefined,
  storeId: store ?? undefined,
  directoryId: directory ?? undefined,
  limit: 50,
})
