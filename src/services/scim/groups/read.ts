import { findGroup } from '@/adapters/db/groups'
import type { Pipeline } from '@/adapters/db/pipeline'
import { isNotModified, weakEtag } from '@/core/scim/etag'
import { parseProjection } from '@/core/scim/list-query'
import { readAtOnce } from '../../context'
import type { DirectoryCall, ScimAnswer } from '../call'
import { isId } from '../is-id'
import { answerFound, withMembers } from './answer'
import { knownGroup, type KnownGroup } from './stored'
import { unknownGroup } from './unknown-group'

/** GET /Groups/{id} (RFC 7644 §3.4.1): 200, 304 when the client has this version, 404. */
export async function readGroup(call: DirectoryCall, id: string): Promise<ScimAnswer> {
  if (!isId(id)) throw unknownGroup(id)
  const projection = parseProjection(call.query)
  const found = await readAtOnce(call.ctx, (tenant) =>
    withMembers(tenant, [id], findKnownGroup(tenant, call.directory.id, id), projection),
  )
  const version = found.groups[0]?.version ?? 0
  if (isNotModified(call.headers.get('if-none-match'), version)) {
    return { status: 304, headers: { etag: weakEtag(version) } }
  }
  return answerFound(call, found, projection, 200)
}

async function findKnownGroup(tenant: Pipeline, directoryId: string, id: string): Promise<KnownGroup[]> {
  const group = await findGroup(tenant, directoryId, id)
  if (!group) throw unknownGroup(id)
  return [knownGroup(group)]
}
