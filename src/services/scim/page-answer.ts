import type { JsonObject } from '@/core/scim/json'
import type { ListQuery } from '@/core/scim/list-query'
import { listResponse } from '@/core/scim/list-response'
import type { ScimAnswer } from './call'

/** A page of resources as a ListResponse, with the position in the form in which it was asked for. */
export function pageAnswer(
  { page }: Pick<ListQuery, 'page'>,
  resources: JsonObject[],
  totalResults: number,
  nextCursor?: string,
): ScimAnswer {
  const position =
    page.kind === 'index' ? { startIndex: page.startIndex } : nextCursor === undefined ? {} : { nextCursor }
  return { status: 200, body: listResponse({ resources, totalResults, ...position }) }
}
