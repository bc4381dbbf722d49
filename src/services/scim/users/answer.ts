import { weakEtag } from '@/core/scim/etag'
import { parseProjection } from '@/core/scim/list-query'
import { project, type Projection } from '@/core/scim/project'
import { locationOf, represent } from '@/core/scim/represent'
import { userType } from '@/core/scim/schema/registry'
import type { DirectoryCall, ScimAnswer } from '../call'
import type { KnownUser } from './stored'

/** A user as the client sees it, cut to what it asked for (RFC 7644 §3.9). */
export function showUser({ baseUrl }: DirectoryCall, user: KnownUser, projection: Projection) {
  const { id, createdAt, lastModified, version, resource } = user
  return project(
    represent(resource, { id, created: createdAt, lastModified, version, baseUrl }, userType),
    projection,
    userType,
  )
}

export function answerUser(call: DirectoryCall, user: KnownUser, status: 200 | 201): ScimAnswer {
  const { id, version } = user
  return {
    status,
    body: showUser(call, user, parseProjection(call.query)),
    headers: { etag: weakEtag(version), location: locationOf({ baseUrl: call.baseUrl, id }, userType) },
    userId: id,
  }
}
