import { parseProjection } from '@/core/scim/list-query'
import { patch } from '@/core/scim/patch'
import { readPatch } from '@/core/scim/read-request'
import { userType } from '@/core/scim/schema/registry'
import type { DirectoryCall, ScimAnswer } from '../call'
import { answerUser } from './answer'
import { saveUser } from './save'

/** PATCH /Users/{id} (RFC 7644 §3.5.2): all operations or none; 200 with the whole user. */
export async function patchUser(call: DirectoryCall, id: string): Promise<ScimAnswer> {
  const projection = parseProjection(call.query)
  const operations = readPatch(call.body, userType, call.idp)
  const saved = await saveUser(
    call,
    id,
    projection,
    (current) => patch(current, operations, userType).resource,
  )
  return answerUser(call, saved, projection, 200)
}
