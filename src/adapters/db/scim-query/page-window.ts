import { invalidCursor } from '@/core/scim/error'
import type { Page } from '@/core/scim/list-query'
import { isId } from '../is-id'

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

export function cutPage(page: Page, ids: string[], total: number): PageOfIds {
  if (page.kind === 'index' || ids.length <= page.count) return { ids, total }
  const nextCursor = ids[page.count - 1]
  return { ids: ids.slice(0, page.count), total, ...(nextCursor !== undefined && { nextCursor }) }
}
