import type { ClaimedLink } from '@/adapters/db/links'
import type { MappedUser } from '@/core/mapping/desired-customer'
import { isObject } from '@/core/scim/json'

/** A claimed link's user as the mapping reads it. A deleted user is a leaver. */
export const scimUserOf = ({ active, deleted, resource }: ClaimedLink['user']): MappedUser => ({
  active: active && !deleted,
  resource: isObject(resource) ? resource : {},
})
