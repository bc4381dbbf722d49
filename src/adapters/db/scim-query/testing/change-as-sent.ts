import { changeMembers, type MemberChanges, namesIn } from '../../change-members'
import type { Pipeline } from '../../pipeline'
import { resolveMembers } from '../../resolve-members'

/** Changes the members of a locked group as a request does. */
export async function changeAsSent(
  tenant: Pipeline,
  group: { id: string; directoryId: string },
  changes: MemberChanges,
  baseUrl: string,
) {
  const resolved = await resolveMembers(tenant, group.directoryId, namesIn(changes))
  return changeMembers(tenant, group, changes, resolved, baseUrl)
}
