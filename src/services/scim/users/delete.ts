import { appendEvents } from '@/adapters/db/events'
import { oweUsers } from '@/adapters/db/owe-links'
import { leaveGroups } from '@/adapters/db/members'
import { endKept } from '@/adapters/db/overrides'
import { deleteUser as remove } from '@/adapters/db/users'
import { requireMatch } from '@/core/scim/etag'
import { changePiped } from '../../context'
import type { DirectoryCall, ScimAnswer } from '../call'
import { urgencyOf } from '../urgency'
import { userEvent } from '../user-event'
import { findKnownUser } from './save'
import { unknownUser } from './unknown-user'

/** DELETE /Users/{id} (RFC 7644 §3.6): 204, and 404 from then on. The stores restrict the customer; history stays. */
export async function deleteUser(call: DirectoryCall, id: string): Promise<ScimAnswer> {
  await changePiped(call.ctx, async (tenant, owe) => {
    const user = await findKnownUser(tenant, call.directory.id, id)
    requireMatch(call.headers.get('if-match'), user.version)
    const now = new Date()
    if (!(await remove(tenant, call.directory.id, id, now))) throw unknownUser(id)
    const event = userEvent(call, id, user, undefined)
    const [owed] = await Promise.all([
      user.probe ? [] : oweUsers(tenant, [id], { ...urgencyOf(user, undefined), causeId: event.id }),
      leaveGroups(tenant, id, now),
      endKept(tenant, [id]),
      appendEvents(tenant, [event]),
    ])
    owe(owed)
  })
  return { status: 204, userId: id }
}
