import { groupsOf, type Belonging } from '@/adapters/db/members'
import type { Tenant } from '@/adapters/db/tenant'
import { weakEtag } from '@/core/scim/etag'
import type { JsonObject } from '@/core/scim/json'
import { project, wants, type Projection } from '@/core/scim/project'
import { locationOf, represent } from '@/core/scim/represent'
import { groupType, userType } from '@/core/scim/schema/registry'
import type { DirectoryCall, ScimAnswer } from '../call'
import type { KnownUser } from './stored'

/** Users and, as far as the client wants to see them, the groups that they belong to. */
export type UsersInGroups = { users: KnownUser[]; groups: Map<string, Belonging[]> }

/** Looks the groups up in the caller's transaction: each of its own would cost as much as the look itself. */
export async function withGroups(
  tenant: Tenant,
  users: KnownUser[],
  projection: Projection,
): Promise<UsersInGroups> {
  const isWanted = users.length > 0 && wants('groups', projection, userType)
  const groups = isWanted
    ? await groupsOf(
        tenant,
        users.map((user) => user.id),
      )
    : new Map<string, Belonging[]>()
  return { users, groups }
}

/** Users as the client sees them; their groups are readOnly (RFC 7643 §4.1.2). */
export function showUsers(
  { users, groups }: UsersInGroups,
  projection: Projection,
  baseUrl: string,
): JsonObject[] {
  return users.map((user) => {
    const { id, createdAt, lastModified, version } = user
    const belongs = groups.get(id)
    const resource = belongs
      ? { ...user.resource, groups: belongs.map((group) => reference(group, baseUrl)) }
      : user.resource
    const meta = { id, created: createdAt, lastModified, version, baseUrl }
    return project(represent(resource, meta, userType), projection, userType)
  })
}

const reference = ({ id, display, direct }: Belonging, baseUrl: string): JsonObject => ({
  value: id,
  $ref: locationOf({ baseUrl, id }, groupType),
  display,
  type: direct ? 'direct' : 'indirect',
})

export function answerUser(
  { baseUrl }: Pick<DirectoryCall, 'baseUrl'>,
  found: UsersInGroups,
  projection: Projection,
  status: 200 | 201,
): ScimAnswer {
  const [body] = showUsers(found, projection, baseUrl)
  const [user] = found.users
  if (!user) throw new Error('An answer needs its user')
  const { id, version } = user
  return {
    status,
    ...(body && { body }),
    headers: { etag: weakEtag(version), location: locationOf({ baseUrl, id }, userType) },
    resourceId: id,
    userId: id,
  }
}
