import { loadMembers, type GroupMember } from '@/adapters/db/members'
import type { Pipeline } from '@/adapters/db/pipeline'
import { weakEtag } from '@/core/scim/etag'
import type { JsonObject } from '@/core/scim/json'
import { project, wants, type Projection } from '@/core/scim/project'
import { locationOf, represent } from '@/core/scim/represent'
import { groupType, userType } from '@/core/scim/schema/registry'
import { readAtOnce } from '../../context'
import type { DirectoryCall, ScimAnswer } from '../call'
import type { KnownGroup } from './stored'

/** Groups and, as far as the client wants to see them, their members. */
export type GroupsWithMembers = { groups: KnownGroup[]; members: Map<string, GroupMember[]> }

/** Loads members beside the groups themselves, in the same transaction; those that nobody wants are not even loaded. */
export async function withMembers(
  tenant: Pipeline,
  ids: string[],
  groups: Promise<KnownGroup[]>,
  projection: Projection,
): Promise<GroupsWithMembers> {
  const isWanted = ids.length > 0 && wants('members', projection, groupType)
  const [found, members] = await Promise.all([groups, isWanted ? loadMembers(tenant, ids) : noMembers])
  return { groups: found, members }
}

const noMembers = new Map<string, GroupMember[]>()

/** Groups as the client sees them. */
export function showGroups(
  { groups, members }: GroupsWithMembers,
  projection: Projection,
  baseUrl: string,
): JsonObject[] {
  return groups.map((group) => {
    const { id, createdAt, lastModified, version } = group
    const shown = (members.get(id) ?? []).map((member) => withReference(member, baseUrl))
    const resource = shown.length > 0 ? { ...group.resource, members: shown } : group.resource
    const meta = { id, created: createdAt, lastModified, version, baseUrl }
    return project(represent(resource, meta, groupType), projection, groupType)
  })
}

/** A parked member has no location yet. */
function withReference(member: GroupMember, baseUrl: string): JsonObject {
  if (!member.type) return { ...member }
  const type = member.type === 'Group' ? groupType : userType
  return { ...member, $ref: locationOf({ baseUrl, id: member.value }, type) }
}

export function answerFound(
  { baseUrl }: Pick<DirectoryCall, 'baseUrl'>,
  found: GroupsWithMembers,
  projection: Projection,
  status: 200 | 201,
): ScimAnswer {
  const [body] = showGroups(found, projection, baseUrl)
  const [group] = found.groups
  if (!group) throw new Error('An answer needs its group')
  const { id, version } = group
  return {
    status,
    ...(body && { body }),
    headers: { etag: weakEtag(version), location: locationOf({ baseUrl, id }, groupType) },
    resourceId: id,
  }
}

/** The answer about a group that was just saved, with the members that it has now. */
export async function answerGroup(
  call: DirectoryCall,
  group: KnownGroup,
  projection: Projection,
  status: 200 | 201,
): Promise<ScimAnswer> {
  const found = await readAtOnce(call.ctx, (tenant) =>
    withMembers(tenant, [group.id], Promise.resolve([group]), projection),
  )
  return answerFound(call, found, projection, status)
}
