import { z } from 'zod'
import { findPerson } from '@/adapters/db/people'
import { activityIn } from '../activity/view'
import { FieldProblem, Reason } from '../activity/line'
import { read, type Context } from '../context'
import { Refused } from '../refused'
import { overrideOf } from './override'
import { adminUrl, customerUrl } from '../stores/admin-url'

export const PersonRef = z.object({ id: z.uuid() })

/**
 * Everything about one person: the SCIM document of the user that leads, the users of other directories, what each store
 * should show and shows, and the history.
 */
export async function viewPerson(ctx: Context, { id }: z.infer<typeof PersonRef>) {
  return read(ctx, async (tenant) => {
    const person = await findPerson(tenant, id)
    if (!person) throw new Refused('not-found', 'There is no such person in this organization.')
    const { lead, users, links, personId } = person
    const { events } = await activityIn(tenant, { userIds: users.map((user) => user.id), limit: 100 })
    const {
      override: _override,
      deletedAt,
      organizationId: _organization,
      userNameFold: _fold,
      ...user
    } = lead
    return {
      ...user,
      personId,
      deleted: deletedAt !== null,
      override: overrideOf(users.find((user) => user.id === personId)?.override),
      sources: users.map(({ id, userName, active, deletedAt, directory }) => ({
        id,
        userName,
        active,
        deleted: deletedAt !== null,
        directory,
      })),
      links: links.map(linkView),
      events,
    }
  })
}

type Link = NonNullable<Awaited<ReturnType<typeof findPerson>>>['links'][number]

const linkView = ({ store, reason, dueAt, state, ...link }: Link) => ({
  id: link.id,
  store: { ...store, adminUrl: adminUrl(store.domain) },
  state,
  restricted: link.restricted,
  reason: reason === null ? null : Reason.parse(reason),
  problems: z.array(FieldProblem).parse(link.problems ?? []),
  customerId: link.customerId,
  customerUrl: link.customerId === null ? null : customerUrl(store.domain, link.customerId),
  desired: link.desired,
  observed: link.observed,
  managedTags: link.managedTags,
  managedRoles: link.managedRoles,
  verifiedAt: link.verifiedAt,
  dueAt: state === 'failed' ? null : dueAt,
  retryAt: state === 'failed' ? dueAt : null,
})
