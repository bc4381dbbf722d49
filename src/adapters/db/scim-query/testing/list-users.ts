import type { Pipeline } from '../../pipeline'
import { usersById } from '../../users'
import type { PageQuery } from '../find-page'
import { pageOfUsers } from '../page-of-users'

/** A page of users as GET lists them. */
export async function listUsers(tenant: Pipeline, directoryId: string, query: PageQuery, baseUrl: string) {
  const { ids, ...rest } = await pageOfUsers(tenant, directoryId, query, baseUrl)
  return { users: await usersById(tenant, ids), ...rest }
}
