import { appendEvents } from '@/adapters/db/events'
import { deleteGroup as remove, lockGroup } from '@/adapters/db/groups'
import { oweUsers } from '@/adapters/db/owe-links'
import { usersOfGroups } from '@/adapters/db/members'
import { requireMatch } from '@/core/scim/etag'
import { changePiped } from '../../context'
import type { DirectoryCall, ScimAnswer } from '../call'
import { isId } from '../is-id'
import { membershipUrgency } from '../urgency'
import { groupEvent } from './group-event'
import { unknownGroup } from './unknown-group'

/** DELETE /Groups/{id} (RFC 7644 §3.6): 204, and 404 from then on. Its members stay users. */
export async function deleteGroup(call: DirectoryCall, id: string): Promise<ScimAnswer> {
  if (!isId(id)) throw unknownGroup(id)
  await changePiped(call.ctx, async (tenant, owe) => {
    const group = await lockGroup(tenant, call.directory.id, id)
    if (!group) throw unknownGroup(id)
    requireMatch(call.headers.get('if-match'), group.version)
    const members = await usersOfGroups(tenant, [id])
    await remove(tenant, call.directory.id, id, new Date())
    const event = groupEvent(call, 'deleted', group)
    const [owed] = await Promise.all([
      oweUsers(tenant, members, membershipUrgency(event.id)),
      appendEvents(tenant, [event]),
    ])
    owe(owed)
  })
  return { status: 204 }
}
