import { tooManyRequests } from '@/core/scim/error'
import { printAttributePath } from '@/core/scim/attribute-path'
import type { Filter } from '@/core/scim/filter/filter'
import type { ListQuery } from '@/core/scim/list-query'

/** Whatever takes longer reads more than an index. */
const SLOW_MS = 300
/** So many of a directory's searches may be slow at once; each keeps one of the process's connections. */
const MOST_SLOW = 3

/** How many slow searches of each directory are running in this process. */
const running = new Map<string, number>()

/**
 * Does a search, unless it is of the kind that can be slow while several slow ones of its directory are running: nobody
 * may take all connections with them. What names somebody by an indexed attribute is always let through. Throws 429.
 */
export async function besideSlowOnes<T>(
  directoryId: string,
  query: ListQuery,
  search: () => Promise<T>,
): Promise<T> {
  if (!namesSomebody(query) && (running.get(directoryId) ?? 0) >= MOST_SLOW) throw tooManyRequests(1)
  let isSlow = false
  const patience = setTimeout(() => {
    isSlow = true
    count(directoryId, 1)
  }, SLOW_MS)
  try {
    return await search()
  } finally {
    clearTimeout(patience)
    if (isSlow) count(directoryId, -1)
  }
}

function count(directoryId: string, step: 1 | -1): void {
  const slow = (running.get(directoryId) ?? 0) + step
  if (slow > 0) running.set(directoryId, slow)
  else running.delete(directoryId)
}

const indexed = new Set(['username', 'externalid', 'id', 'emails.value', 'displayname'])

const namesSomebody = ({ filter, sort }: ListQuery) => !sort && (!filter || isPointed(filter))

const isPointed = (filter: Filter): boolean =>
  filter.kind === 'and'
    ? filter.filters.some(isPointed)
    : filter.kind === 'compare' &&
      filter.operator === 'eq' &&
      indexed.has(printAttributePath(filter.path).toLowerCase())
