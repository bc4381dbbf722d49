import { pageOfUsers } from '@/adapters/db/scim-query/page-of-users'
import { pageOfWholeUsers } from '@/adapters/db/scim-query/whole-users'
import { usersById } from '@/adapters/db/users'
import type { Pipeline } from '@/adapters/db/pipeline'
import type { ListQuery } from '@/core/scim/list-query'
import { readListQuery, readSearchRequest } from '@/core/scim/read-request'
import { namesNothing } from '@/core/scim/project'
import { userType } from '@/core/scim/schema/registry'
import { readAtOnce } from '../../context'
import type { DirectoryCall, ScimAnswer } from '../call'
import { pageAnswer, printedPage } from '../page-answer'
import { searchWithin } from '../search-within'
import { showUsers, withGroups } from './answer'
import { printPage } from './print-page'
import { knownUser } from './stored'

/** GET /Users (RFC 7644 §3.4.2): 200 with a page, also when nothing matches. */
export const listUsers = (call: DirectoryCall): Promise<ScimAnswer> =>
  answerPage(call, readListQuery(call.query, [userType], call.idp))

/** POST /Users/.search (RFC 7644 §3.4.3): the same answer for a query in the body. */
export const searchUsers = (call: DirectoryCall): Promise<ScimAnswer> =>
  answerPage(call, readSearchRequest(call.body, [userType], call.idp))

async function answerPage(call: DirectoryCall, query: ListQuery): Promise<ScimAnswer> {
  return namesNothing(query)
    ? printedPage(query, await printUsers(call, query))
    : pageAnswer(query, await findUsers(call, query))
}

/** One page of whole users, as text. */
async function printUsers(call: DirectoryCall, query: ListQuery) {
  const ask = (tenant: Pipeline) => pageOfWholeUsers(tenant, call.directory.id, query, call.baseUrl)
  const { users, groups, ...rest } = await searchWithin(call, query, ask, readAtOnce)
  return { printed: printPage(users, groups, call.baseUrl), ...rest }
}

/** One page of users as the client sees them. */
export async function findUsers(call: DirectoryCall, query: ListQuery) {
  const { found, ...rest } = await searchWithin(call, query, async (tenant) => {
    const { ids, ...page } = await pageOfUsers(tenant, call.directory.id, query, call.baseUrl)
    return { found: await withGroups(tenant, ids, knownUsers(tenant, ids), query), ...page }
  })
  return { resources: showUsers(found, query, call.baseUrl), ...rest }
}

const knownUsers = async (tenant: Pipeline, ids: string[]) => (await usersById(tenant, ids)).map(knownUser)
