import { isObject, type JsonObject } from '../scim/json'
import { userType } from '../scim/schema/registry'
import type { UserSource } from './person'

/** The user with its groups, as conditions see it. */
export const withGroups = ({ resource, groups }: UserSource): JsonObject => ({
  ...resource,
  groups: groups.map(({ id, display }) => ({ value: id, display })),
})

/** The user as templates see it: attributes of extensions stand beside those of the core, so that `department` works. */
export function templateContext(source: UserSource): JsonObject {
  const user = withGroups(source)
  const extensions = userType.extensions.map(({ id }) => user[id]).filter(isObject)
  return Object.assign({}, ...extensions, user)
}
