import { isTimeout } from '@/adapters/db/errors'
import type { Pipeline } from '@/adapters/db/pipeline'
import { printAttributePath } from '@/core/scim/attribute-path'
import { tooMany } from '@/core/scim/error'
import type { Filter } from '@/core/scim/filter/filter'
import type { ListQuery } from '@/core/scim/list-query'
import { env } from '@/env'
import { readPiped } from '../context'
import type { DirectoryCall } from './call'
import { besideSlowOnes } from './slow-searches'

/**
 * Reads a page in the time that a search may take: what has no index reads the whole directory, and nobody may keep the
 * database busy with that. Throws tooMany (RFC 7644 §3.12) naming what was asked for, and 429 while others are slow.
 */
export async function searchWithin<T>(
  { ctx, directory }: DirectoryCall,
  query: ListQuery,
  work: (tenant: Pipeline) => Promise<T>,
  reading = readPiped,
): Promise<T> {
  const seconds = env().SCIM_SEARCH_SECONDS
  try {
    return await besideSlowOnes(directory.id, query, () => reading(ctx, work, seconds * 1000))
  } catch (error) {
    if (!isTimeout(error)) throw error
    throw tooMany(
      `${asked(query)} takes longer than ${seconds} s in the directory ${directory.name}. ` +
        'Ask for userName, externalId, id, emails.value, displayName, active or meta.lastModified as well, without sortBy.',
    )
  }
}

function asked({ filter, sort }: ListQuery): string {
  const compared = filter ? `A filter on ${[...new Set(namesIn(filter))].join(', ')}` : 'A list'
  return sort ? `${compared} with sortBy ${printAttributePath(sort.by)}` : compared
}

function namesIn(filter: Filter): string[] {
  if (filter.kind === 'and' || filter.kind === 'or') return filter.filters.flatMap(namesIn)
  return filter.kind === 'not' ? namesIn(filter.filter) : [printAttributePath(filter.path)]
}
