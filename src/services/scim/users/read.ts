import { isNotModified, weakEtag } from '@/core/scim/etag'
import { parseProjection } from '@/core/scim/list-query'
import { readAtOnce } from '../../context'
import type { DirectoryCall, ScimAnswer } from '../call'
import { isId } from '../is-id'
import { answerUser, withGroups } from './answer'
import { findKnownUser } from './save'
import { unknownUser } from './unknown-user'

/** GET /Users/{id} (RFC 7644 §3.4.1): 200, 304 when the client has this version, 404. */
export async function readUser(call: DirectoryCall, id: string): Promise<ScimAnswer> {
  if (!isId(id)) throw unknownUser(id)
  const projection = parseProjection(call.query)
  const found = await readAtOnce(call.ctx, (tenant) => {
    const user = findKnownUser(tenant, call.directory.id, id)
    return withGroups(
      tenant,
      [id],
      user.then((one) => [one]),
      projection,
    )
  })
  const version = found.users[0]?.version ?? 0
  if (isNotModified(call.headers.get('if-none-match'), version)) {
    return { status: 304, headers: { etag: weakEtag(version) }, userId: id }
  }
  return answerUser(call, found, projection, 200)
}
