import { parseAsString } from 'nuqs/server'

/** What the list of who had access is asked for; kept in the address. Without a day it is today. */
export const accessFilter = {
  on: parseAsString,
  store: parseAsString,
  search: parseAsString.withDefault(''),
}

type Values = { on: string | null; store: string | null; search: string }

const day = /^\d{4}-\d{2}-\d{2}$/

/** The filter as the API takes it, for the list and for an export of it; `today` is a day of UTC. */
export const accessRange = ({ on, store, search }: Values, today: string) => ({
  on: on !== null && day.test(on) && !Number.isNaN(Date.parse(on)) ? on : today,
  storeId: store ?? undefined,
  search: search.trim() || undefined,
})

/** How the list goes on: from the last person it has shown. */
export const nextAccess = {
  getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor ?? undefined,
}
