import { parseProjection } from '@/core/scim/list-query'
import { readResource } from '@/core/scim/read-request'
import { userType } from '@/core/scim/schema/registry'
import type { DirectoryCall, ScimAnswer } from '../call'
import { answerUser } from './answer'
import { saveUser } from './save'

/** PUT /Users/{id} (RFC 7644 §3.5.1): 200; what is not sent is cleared. */
export async function replaceUser(call: DirectoryCall, id: string): Promise<ScimAnswer> {
  const projection = parseProjection(call.query)
  const saved = await saveUser(call, id, projection, (current) =>
    readResource(call.body, userType, call.idp, current),
  )
  return answerUser(call, saved, projection, 200)
}
