import { parseProjection } from '@/core/scim/list-query'
import { membersOf } from '@/core/scim/member-delta'
import { readResource } from '@/core/scim/read-request'
import { groupType } from '@/core/scim/schema/registry'
import type { DirectoryCall, ScimAnswer } from '../call'
import { answerGroup } from './answer'
import { saveGroup } from './save'
import { withoutMembers } from './stored'

/** PUT /Groups/{id} (RFC 7644 §3.5.1): 200; members that are not sent leave. */
export async function replaceGroup(call: DirectoryCall, id: string): Promise<ScimAnswer> {
  const projection = parseProjection(call.query)
  const saved = await saveGroup(call, id, (current) => {
    const sent = readResource(call.body, groupType, call.idp, current)
    const members = { clear: true, add: membersOf(sent), remove: [], removeWhere: [] }
    return { resource: withoutMembers(sent), members }
  })
  return answerGroup(call, saved, projection, 200)
}
