import { matcher } from '../scim/filter/match'
import { parseFilter } from '../scim/filter/parse'
import type { JsonObject } from '../scim/json'
import { userType } from '../scim/schema/registry'

/** A condition in SCIM filter syntax as a test of a user with its groups; an empty one holds for everyone. */
export function condition(text: string): (user: JsonObject) => boolean {
  if (text.trim() === '') return () => true
  return matcher(parseFilter(text), userType)
}
