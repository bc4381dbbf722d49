import { parseAsIsoDate, parseAsString, parseAsStringLiteral } from 'nuqs/server'

const outcomes = ['done', 'failed', 'skipped', 'held', 'ignored'] as const
const sources = ['directory', 'teammate', 'job', 'store'] as const
const DAY_MS = 86_400_000

/** What narrows the history; kept in the address, so that a filtered list can be shared. */
export const activityFilter = {
  search: parseAsString.withDefault(''),
  outcome: parseAsStringLiteral(outcomes),
  kind: parseAsString,
  source: parseAsStringLiteral(sources),
  store: parseAsString,
  directory: parseAsString,
  person: parseAsString,
  /** Days in UTC, both of them included. */
  from: parseAsIsoDate,
  until: parseAsIsoDate,
}

type Values = {
  search: string
  outcome: (typeof outcomes)[number] | null
  kind: string | null
  source: (typeof sources)[number] | null
  store: string | null
  directory: string | null
  person: string | null
  from: Date | null
  until: Date | null
}

/** How the list goes on: from the last event it has shown. */
export const nextEvents = {
  getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor ?? undefined,
}

/** The filter as the API takes it, for the list and for an export of it. */
export const activityRange = ({
  search,
  outcome,
  kind,
  source,
  store,
  directory,
  person,
  from,
  until,
}: Values) => ({
  search: search.trim() || undefined,
  outcome: outcome ?? undefined,
  kind: kind ?? undefined,
  source: source ?? undefined,
  storeId: store ?? undefined,
  directoryId: directory ?? undefined,
  userId: person ?? undefined,
  from: from ?? undefined,
  until: until ? new Date(until.getTime() + DAY_MS) : undefined,
})

/** The page on the server and the list in the browser must ask for the same. */
export const activityQuery = (values: Values) => ({ ...activityRange(values), limit: 50 })

/** Where a file with everything that the filter shows is had. */
export function exportAddress(values: Values, format: 'csv' | 'json'): string {
  const given = Object.entries(activityRange(values)).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value instanceof Date ? value.toISOString() : value]],
  )
  return `/api/activity/export?${new URLSearchParams([...given, ['format', format]]).toString()}`
}
