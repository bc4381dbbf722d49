import { invalidCursor } from '@/core/scim/error'
import type { ListQuery } from '@/core/scim/list-query'
import { readListQuery, readSearchRequest } from '@/core/scim/read-request'
import { resourceTypes } from '@/core/scim/schema/registry'
import type { DirectoryCall, ScimAnswer } from './call'
import { findGroups } from './groups/list'
import { pageAnswer } from './page-answer'
import { findUsers } from './users/list'

/** GET / (RFC 7644 §3.4.2.1): users and groups in one list, users first. */
export const listEverything = (call: DirectoryCall): Promise<ScimAnswer> =>
  answerPage(call, readListQuery(call.query, resourceTypes, call.idp))

/** POST /.search (RFC 7644 §3.4.3). */
export const searchEverything = (call: DirectoryCall): Promise<ScimAnswer> =>
  answerPage(call, readSearchRequest(call.body, resourceTypes, call.idp))

async function answerPage(call: DirectoryCall, query: ListQuery): Promise<ScimAnswer> {
  const { page } = query
  if (page.kind === 'cursor') {
    throw invalidCursor('cursor: /Users and /Groups page by cursor; both together only by startIndex')
  }
  const users = await findUsers(call, query)
  // The list of groups goes on where that of the users has ended.
  const startIndex = Math.max(page.startIndex - users.total, 1)
  const count = page.count - users.resources.length
  const groups = await findGroups(call, { ...query, page: { kind: 'index', startIndex, count } })
  return pageAnswer(query, {
    resources: [...users.resources, ...groups.resources],
    total: users.total + groups.total,
  })
}
