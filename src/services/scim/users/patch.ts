import { patch } from '@/core/scim/patch'
import { readPatch } from '@/core/scim/read-request'
import { userType } from '@/core/scim/schema/registry'
import type { DirectoryCall, ScimAnswer } from '../call'
import { answerUser } from './answer'
import { saveUser } from './save'

/** PATCH /Users/{id} (RFC 7644 §3.5.2): all operations or none; 200 with the whole user. */
export async function patchUser(call: DirectoryCall, id: string): Promise<ScimAnswer> {
  const operations = readPatch(call.body, userType, call.idp)
  return answerUser(
    call,
    await saveUser(call, id, (current) => patch(current, operations, userType).resource),
    200,
  )
}
