import type { JsonObject } from '@/core/scim/json'
import type { ListQuery } from '@/core/scim/list-query'
import { listResponse, printListResponse } from '@/core/scim/list-response'
import type { ScimAnswer } from './call'

type Asked = Pick<ListQuery, 'page'>
type Found = { total: number; nextCursor?: string }

/** A page of resources as a ListResponse, with the position in the form in which it was asked for. */
export const pageAnswer = (query: Asked, found: Found & { resources: JsonObject[] }): ScimAnswer => ({
  status: 200,
  body: listResponse({ resources: found.resources, totalResults: found.total, ...positionOf(query, found) }),
})

/** The same of resources that are JSON text. */
export const printedPage = (query: Asked, found: Found & { printed: string[] }): ScimAnswer => ({
  status: 200,
  text: printListResponse({ printed: found.printed, totalResults: found.total, ...positionOf(query, found) }),
})

const positionOf = ({ page }: Asked, { nextCursor }: Found) =>
  page.kind === 'index' ? { startIndex: page.startIndex } : nextCursor === undefined ? {} : { nextCursor }
