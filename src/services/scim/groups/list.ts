import { listGroups as list } from '@/adapters/db/scim-query/list-groups'
import type { ListQuery } from '@/core/scim/list-query'
import { readListQuery, readSearchRequest } from '@/core/scim/read-request'
import { groupType } from '@/core/scim/schema/registry'
import { read } from '../../context'
import type { DirectoryCall, ScimAnswer } from '../call'
import { pageAnswer } from '../page-answer'
import { showGroups } from './answer'
import { knownGroup } from './stored'

/** GET /Groups (RFC 7644 §3.4.2): 200 with a page, also when nothing matches. */
export const listGroups = (call: DirectoryCall): Promise<ScimAnswer> =>
  answerPage(call, readListQuery(call.query, [groupType], call.idp))

/** POST /Groups/.search (RFC 7644 §3.4.3). */
export const searchGroups = (call: DirectoryCall): Promise<ScimAnswer> =>
  answerPage(call, readSearchRequest(call.body, [groupType], call.idp))

async function answerPage(call: DirectoryCall, query: ListQuery): Promise<ScimAnswer> {
  const { resources, total, nextCursor } = await findGroups(call, query)
  return pageAnswer(query, resources, total, nextCursor)
}

/** One page of groups as the client sees them. */
export async function findGroups(call: DirectoryCall, query: ListQuery) {
  const { groups, ...rest } = await read(call.ctx, (tenant) =>
    list(tenant, call.directory.id, query, call.baseUrl),
  )
  return { resources: await showGroups(call, groups.map(knownGroup), query), ...rest }
}
