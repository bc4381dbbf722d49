import { isNotModified, weakEtag } from '@/core/scim/etag'
import { parseProjection } from '@/core/scim/list-query'
import { read } from '../../context'
import type { DirectoryCall, ScimAnswer } from '../call'
import { answerUser, withGroups } from './answer'
import { findKnownUser } from './save'

/** GET /Users/{id} (RFC 7644 §3.4.1): 200, 304 when the client has this version, 404. */
export async function readUser(call: DirectoryCall, id: string): Promise<ScimAnswer> {
  const projection = parseProjection(call.query)
  const found = await read(call.ctx, async (tenant) =>
    withGroups(tenant, [await findKnownUser(tenant, call.directory.id, id)], projection),
  )
  const version = found.users[0]?.version ?? 0
  if (isNotModified(call.headers.get('if-none-match'), version)) {
    return { status: 304, headers: { etag: weakEtag(version) }, userId: id }
  }
  return answerUser(call, found, projection, 200)
}
