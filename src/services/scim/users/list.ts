import { listUsers as list } from '@/adapters/db/scim-query/list-users'
import { listResponse } from '@/core/scim/list-response'
import { readListQuery } from '@/core/scim/read-request'
import { userType } from '@/core/scim/schema/registry'
import { read } from '../../context'
import type { DirectoryCall, ScimAnswer } from '../call'
import { showUser } from './answer'
import { knownUser } from './stored'

/** GET /Users (RFC 7644 §3.4.2): 200 with a page, also when nothing matches. */
export async function listUsers(call: DirectoryCall): Promise<ScimAnswer> {
  const query = readListQuery(call.query, [userType], call.idp)
  const { users, total, nextCursor } = await read(call.ctx, (tenant) =>
    list(tenant, call.directory.id, query),
  )
  const resources = users.map((user) => showUser(call, knownUser(user), query))
  const { page } = query
  return {
    status: 200,
    body: listResponse({
      resources,
      totalResults: total,
      ...(page.kind === 'index'
        ? { startIndex: page.startIndex }
        : nextCursor === undefined
          ? {}
          : { nextCursor }),
    }),
  }
}
