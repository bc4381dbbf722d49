import { groupsOf, type Belonging } from '@/adapters/db/members'
import { weakEtag } from '@/core/scim/etag'
import type { JsonObject } from '@/core/scim/json'
import { parseProjection } from '@/core/scim/list-query'
import { project, wants, type Projection } from '@/core/scim/project'
import { locationOf, represent } from '@/core/scim/represent'
import { groupType, userType } from '@/core/scim/schema/registry'
import { read } from '../../context'
import type { DirectoryCall, ScimAnswer } from '../call'
import type { KnownUser } from './stored'

/** Users as the client sees them, with the groups that they belong to (RFC 7643 §4.1.2, readOnly). */
export async function showUsers(
  call: DirectoryCall,
  users: KnownUser[],
  projection: Projection,
): Promise<JsonObject[]> {
  const ids = users.map((user) => user.id)
  const groups: Map<string, Belonging[]> =
    ids.length > 0 && wants('groups', projection, userType)
      ? await read(call.ctx, (tenant) => groupsOf(tenant, ids))
      : new Map()
  return users.map((user) => {
    const { id, createdAt, lastModified, version } = user
    const belongs = groups.get(id)
    const resource = belongs
      ? { ...user.resource, groups: belongs.map((group) => reference(group, call.baseUrl)) }
      : user.resource
    const meta = { id, created: createdAt, lastModified, version, baseUrl: call.baseUrl }
    return project(represent(resource, meta, userType), projection, userType)
  })
}

const reference = ({ id, display, direct }: Belonging, baseUrl: string): JsonObject => ({
  value: id,
  $ref: locationOf({ baseUrl, id }, groupType),
  display,
  type: direct ? 'direct' : 'indirect',
})

export async function answerUser(
  call: DirectoryCall,
  user: KnownUser,
  status: 200 | 201,
): Promise<ScimAnswer> {
  const [body] = await showUsers(call, [user], parseProjection(call.query))
  const { id, version } = user
  return {
    status,
    ...(body && { body }),
    headers: { etag: weakEtag(version), location: locationOf({ baseUrl: call.baseUrl, id }, userType) },
    resourceId: id,
    userId: id,
  }
}
