import { groupsOf, type Belonging } from '@/adapters/db/belongings'
import type { Pipeline } from '@/adapters/db/pipeline'
import { weakEtag } from '@/core/scim/etag'
import type { JsonObject } from '@/core/scim/json'
import { project, wants, type Projection } from '@/core/scim/project'
import { locationOf, represent } from '@/core/scim/represent'
import { groupType, userType } from '@/core/scim/schema/registry'
import type { DirectoryCall, ScimAnswer } from '../call'
import type { KnownUser } from './stored'

/** Users and, as far as the client wants to see them, the groups that they belong to. */
export type UsersInGroups = { users: KnownUser[]; groups: Map<string, Belonging[]> }

/** Looks their groups up beside users that are being loaded, in the same transaction. */
export async function withGroups(
  tenant: Pipeline,
  ids: string[],
  users: Promise<KnownUser[]>,
  projection: Projection,
): Promise<UsersInGroups> {
  const isWanted = ids.length > 0 && wants('groups', projection, userType)
  const [found, groups] = await Promise.all([users, isWanted ? groupsOf(tenant, ids) : noGroups])
  return { users: found, groups }
}

const noGroups = new Map<string, Belonging[]>()

/** Users as the client sees them; their groups are readOnly (RFC 7643 §4.1.2). */
export function showUsers(
  { users, groups }: UsersInGroups,
  projection: Projection,
  baseUrl: string,
): JsonObject[] {
  return users.map((user) => {
    const { id, createdAt, lastModified, version } = user
    const belongs = groups.get(id)
    const shown = represent(
      user.resource,
      { id, created: createdAt, lastModified, version, baseUrl },
      userType,
    )
    if (belongs) shown.groups = belongs.map((group) => reference(group, baseUrl))
    return project(shown, projection, userType)
  })
}

/** A group as one of its users has it (RFC 7643 §4.1.2). */
export const reference = ({ id, display, direct }: Belonging, baseUrl: string): JsonObject => ({
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
