import { userType } from '@/core/scim/schema/registry'
import { validate } from '@/core/scim/validate'
import type { DirectoryCall, ScimAnswer } from '../call'
import { answerUser } from './answer'
import { saveUser } from './save'

/** PUT /Users/{id} (RFC 7644 §3.5.1): 200; what is not sent is cleared. */
export async function replaceUser(call: DirectoryCall, id: string): Promise<ScimAnswer> {
  const body = call.body
  return answerUser(call, await saveUser(call, id, (current) => validate(body, userType, current)), 200)
}
