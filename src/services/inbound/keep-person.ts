import type { Tenant } from '@/adapters/db/tenant'
import type { StoredUser } from '@/adapters/db/users'
import { changedResource, newResource } from '@/core/inbound/person-resource'
import { wantedOf, type PersonState } from '@/core/inbound/person-state'
import { parseProjection } from '@/core/scim/list-query'
import { readResource } from '@/core/scim/read-request'
import { userType } from '@/core/scim/schema/registry'
import type { DirectoryCall } from '../scim/call'
import { createUser } from '../scim/users/create'
import { deleteUser } from '../scim/users/delete'
import { saveUser } from '../scim/users/save'
import { keepGroups } from './keep-groups'

type Kept = { userId: string | null; changed: boolean }
type Wanted = NonNullable<ReturnType<typeof wantedOf>>

/**
 * Makes the user what a person's state asks for. Only what the last event moved is written, so that what a store was
 * allowed to change stays.
 */
export async function keepPerson(
  call: DirectoryCall,
  tenant: Tenant,
  user: StoredUser | undefined,
  before: PersonState,
  after: PersonState,
): Promise<Kept> {
  const wanted = wantedOf(after)
  const hasMoved = after.presence !== before.presence
  if (!wanted) {
    const isGone = wantedOf(before) !== undefined || (hasMoved && after.presence?.is === 'removed')
    if (user && isGone) return remove(call, user)
    if (user && hasMoved) return save(call, tenant, user, { active: after.presence?.is !== 'left' })
    return { userId: user?.id ?? null, changed: false }
  }
  if (!user) {
    const isNews = after.profile !== before.profile || (wanted.active && hasMoved)
    return isNews ? create(call, tenant, wanted) : { userId: null, changed: false }
  }
  return save(call, tenant, user, {
    ...(after.profile !== before.profile && { person: wanted.person }),
    ...(after.groups !== before.groups && { groups: wanted.groups }),
    ...(hasMoved && { active: wanted.active }),
  })
}

async function remove(call: DirectoryCall, { id }: StoredUser): Promise<Kept> {
  await deleteUser(call, id)
  return { userId: id, changed: true }
}

async function create(
  call: DirectoryCall,
  tenant: Tenant,
  { person, groups, active }: Wanted,
): Promise<Kept> {
  const { userId } = await createUser({ ...call, body: newResource(person, active) })
  if (userId === undefined) throw new Error('A created user has an id')
  if (groups && groups.length > 0) await keepGroups(call, tenant, userId, groups)
  return { userId, changed: true }
}

/** `active` is there when the person came or left; otherwise what a teammate has restricted stays so. */
type News = { person?: Wanted['person']; groups?: string[] | undefined; active?: boolean }

async function save(
  call: DirectoryCall,
  tenant: Tenant,
  user: StoredUser,
  { person, groups, active }: News,
): Promise<Kept> {
  const saved = await saveUser(call, user.id, parseProjection(call.query), (current) => {
    const next = { ...current, ...(active !== undefined && { active }) }
    const isActive = next.active !== false
    return person ? readResource(changedResource(next, person, isActive), userType, call.idp, current) : next
  })
  const isSaved = saved.users.some(({ version }) => version !== user.version)
  const isMoved = groups !== undefined && (await keepGroups(call, tenant, user.id, groups))
  return { userId: user.id, changed: isSaved || isMoved }
}
