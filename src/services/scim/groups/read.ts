import { findGroup } from '@/adapters/db/groups'
import { isNotModified, weakEtag } from '@/core/scim/etag'
import { parseProjection } from '@/core/scim/list-query'
import { read } from '../../context'
import type { DirectoryCall, ScimAnswer } from '../call'
import { isId } from '../is-id'
import { answerGroup } from './answer'
import { knownGroup } from './stored'
import { unknownGroup } from './unknown-group'

/** GET /Groups/{id} (RFC 7644 §3.4.1): 200, 304 when the client has this version, 404. */
export async function readGroup(call: DirectoryCall, id: string): Promise<ScimAnswer> {
  const group = isId(id)
    ? await read(call.ctx, (tenant) => findGroup(tenant, call.directory.id, id))
    : undefined
  if (!group) throw unknownGroup(id)
  if (isNotModified(call.headers.get('if-none-match'), group.version)) {
    return { status: 304, headers: { etag: weakEtag(group.version) } }
  }
  return answerGroup(call, knownGroup(group), parseProjection(call.query), 200)
}
