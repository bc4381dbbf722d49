import { loadMembers, type GroupMember } from '@/adapters/db/members'
import { weakEtag } from '@/core/scim/etag'
import type { JsonObject } from '@/core/scim/json'
import { project, wants, type Projection } from '@/core/scim/project'
import { locationOf, represent } from '@/core/scim/represent'
import { groupType, userType } from '@/core/scim/schema/registry'
import { read } from '../../context'
import type { DirectoryCall, ScimAnswer } from '../call'
import type { KnownGroup } from './stored'

/** Groups as the client sees them. Members that it does not want are not even loaded. */
export async function showGroups(
  call: DirectoryCall,
  groups: KnownGroup[],
  projection: Projection,
): Promise<JsonObject[]> {
  const members = wants('members', projection, groupType)
    ? await read(call.ctx, (tenant) =>
        loadMembers(
          tenant,
          groups.map((group) => group.id),
        ),
      )
    : new Map<string, GroupMember[]>()
  return groups.map((group) => {
    const { id, createdAt, lastModified, version } = group
    const shown = (members.get(id) ?? []).map((member) => withReference(member, call.baseUrl))
    const resource = shown.length > 0 ? { ...group.resource, members: shown } : group.resource
    const meta = { id, created: createdAt, lastModified, version, baseUrl: call.baseUrl }
    return project(represent(resource, meta, groupType), projection, groupType)
  })
}

/** A parked member has no location yet. */
function withReference(member: GroupMember, baseUrl: string): JsonObject {
  if (!member.type) return { ...member }
  const type = member.type === 'Group' ? groupType : userType
  return { ...member, $ref: locationOf({ baseUrl, id: member.value }, type) }
}

export async function answerGroup(
  call: DirectoryCall,
  group: KnownGroup,
  projection: Projection,
  status: 200 | 201,
): Promise<ScimAnswer> {
  const [body] = await showGroups(call, [group], projection)
  const { id, version } = group
  return {
    status,
    ...(body && { body }),
    headers: { etag: weakEtag(version), location: locationOf({ baseUrl: call.baseUrl, id }, groupType) },
    resourceId: id,
  }
}
