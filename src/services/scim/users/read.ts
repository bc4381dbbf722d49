import { isNotModified, weakEtag } from '@/core/scim/etag'
import type { DirectoryCall, ScimAnswer } from '../call'
import { answerUser } from './answer'
import { loadUser } from './save'

/** GET /Users/{id} (RFC 7644 §3.4.1): 200, 304 when the client has this version, 404. */
export async function readUser(call: DirectoryCall, id: string): Promise<ScimAnswer> {
  const user = await loadUser(call, id)
  if (isNotModified(call.headers.get('if-none-match'), user.version)) {
    return { status: 304, headers: { etag: weakEtag(user.version) }, userId: id }
  }
  return answerUser(call, user, 200)
}
