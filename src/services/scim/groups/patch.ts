import { weakEtag } from '@/core/scim/etag'
import { parseProjection } from '@/core/scim/list-query'
import { memberDelta } from '@/core/scim/member-delta'
import { patch } from '@/core/scim/patch'
import { readPatch } from '@/core/scim/read-request'
import { locationOf } from '@/core/scim/represent'
import { groupType } from '@/core/scim/schema/registry'
import type { DirectoryCall, ScimAnswer } from '../call'
import { answerGroup } from './answer'
import { saveGroup, saveMembers } from './save'
import { withoutMembers } from './stored'

/**
 * PATCH /Groups/{id} (RFC 7644 §3.5.2): all operations or none. Answers 204 unless the client asked for attributes:
 * to list 50,000 members after adding one would cost more than the change.
 */
export async function patchGroup(call: DirectoryCall, id: string): Promise<ScimAnswer> {
  const projection = parseProjection(call.query)
  const operations = readPatch(call.body, groupType, call.idp)
  const { rest, ...members } = memberDelta(operations)
  const saved =
    rest.length === 0
      ? await saveMembers(call, id, members)
      : await saveGroup(call, id, (current) => ({
          resource: withoutMembers(patch(current, rest, groupType).resource),
          members,
        }))
  if (projection.attributes) return answerGroup(call, saved, projection, 200)
  const { version } = saved
  const headers = { etag: weakEtag(version), location: locationOf({ baseUrl: call.baseUrl, id }, groupType) }
  return { status: 204, headers, resourceId: id }
}
