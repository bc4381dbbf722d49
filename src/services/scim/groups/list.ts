import { groupsById } from '@/adapters/db/groups'
import type { Pipeline } from '@/adapters/db/pipeline'
import { pageOfGroups } from '@/adapters/db/scim-query/page-of-groups'
import type { ListQuery } from '@/core/scim/list-query'
import { readListQuery, readSearchRequest } from '@/core/scim/read-request'
import { groupType } from '@/core/scim/schema/registry'
import type { DirectoryCall, ScimAnswer } from '../call'
import { pageAnswer } from '../page-answer'
import { searchWithin } from '../search-within'
import { showGroups, withMembers } from './answer'
import { knownGroup } from './stored'

/** GET /Groups (RFC 7644 §3.4.2): 200 with a page, also when nothing matches. */
export const listGroups = (call: DirectoryCall): Promise<ScimAnswer> =>
  answerPage(call, readListQuery(call.query, [groupType], call.idp))

/** POST /Groups/.search (RFC 7644 §3.4.3). */
export const searchGroups = (call: DirectoryCall): Promise<ScimAnswer> =>
  answerPage(call, readSearchRequest(call.body, [groupType], call.idp))

const answerPage = async (call: DirectoryCall, query: ListQuery): Promise<ScimAnswer> =>
  pageAnswer(query, await findGroups(call, query))

/** One page of groups as the client sees them. */
export async function findGroups(call: DirectoryCall, query: ListQuery) {
  const { found, ...rest } = await searchWithin(call, query, async (tenant) => {
    const { ids, ...page } = await pageOfGroups(tenant, call.directory.id, query, call.baseUrl)
    return { found: await withMembers(tenant, ids, knownGroups(tenant, ids), query), ...page }
  })
  return { resources: showGroups(found, query, call.baseUrl), ...rest }
}

const knownGroups = async (tenant: Pipeline, ids: string[]) => (await groupsById(tenant, ids)).map(knownGroup)
