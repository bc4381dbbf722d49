import type { StoredUser } from '@/adapters/db/users'
import type { JsonObject } from '@/core/scim/json'
import { isObject } from '@/core/scim/json'

/** A stored user with its resource as a JSON object, which is what the column always holds. */
export type KnownUser = Omit<StoredUser, 'resource'> & { resource: JsonObject }

export function knownUser(user: StoredUser): KnownUser {
  const { resource } = user
  if (!isObject(resource)) throw new Error(`User ${user.id} has no resource`)
  return { ...user, resource }
}
