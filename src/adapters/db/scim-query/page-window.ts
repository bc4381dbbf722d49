import { expiredCursor, invalidCursor } from '@/core/scim/error'
import type { Page } from '@/core/scim/list-query'
import type { Prisma } from '../generated/client'
import { isId } from '../is-id'
import type { Pipeline } from '../pipeline'

/** The ids of one page in order, how many resources all pages have, and where the next page begins. */
export type PageOfIds = { ids: string[]; total: number; nextCursor?: string }

/**
 * What to read for a page. A cursor is the id of the last resource before it, so that it never expires by itself;
 * one resource more than asked tells whether there is a next page. Throws invalidCursor.
 */
export function windowOf(page: Page): { cursor?: string; offset: number; limit: number } {
  if (page.kind === 'index') return { offset: page.startIndex - 1, limit: page.count }
  const { cursor, count } = page
  if (cursor !== undefined && !isId(cursor))
    throw invalidCursor('cursor: expected the nextCursor of an earlier answer')
  return { ...(cursor !== undefined && { cursor }), offset: 0, limit: count === 0 ? 0 : count + 1 }
}

/** What the statements of pages select, in one row. */
export type FoundPage = { total: number; ids: string[]; lost: boolean }

/** Throws expiredCursor when a sorted list goes on after a resource that is no longer in it. */
export function cutPage(page: Page, { total, ids, lost }: FoundPage): PageOfIds {
  if (lost)
    throw expiredCursor('The resource at which this cursor stood has left the list. Start again without it.')
  if (page.kind === 'index' || ids.length <= page.count) return { ids, total }
  const nextCursor = ids[page.count - 1]
  return { ids: ids.slice(0, page.count), total, ...(nextCursor !== undefined && { nextCursor }) }
}

/** Asks for one page with a statement of findPage and its like. */
export async function askPage({ sql }: Pipeline, page: Page, statement: Prisma.Sql): Promise<PageOfIds> {
  const [found] = await sql.$queryRaw<FoundPage[]>`${statement}`
  return cutPage(page, found ?? { total: 0, ids: [], lost: false })
}
