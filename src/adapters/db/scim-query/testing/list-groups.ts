import { groupsById } from '../../groups'
import type { Pipeline } from '../../pipeline'
import type { PageQuery } from '../find-page'
import { pageOfGroups } from '../page-of-groups'

/** A page of groups as GET lists them, without their members. */
export async function listGroups(tenant: Pipeline, directoryId: string, query: PageQuery, baseUrl: string) {
  const { ids, ...rest } = await pageOfGroups(tenant, directoryId, query, baseUrl)
  return { groups: await groupsById(tenant, ids), ...rest }
}
