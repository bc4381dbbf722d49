import { z } from 'zod'
import { appendEvents } from '@/adapters/db/events'
import { restLink } from '@/adapters/db/heard-links'
import { unlinkCustomer } from '@/adapters/db/links'
import { findLink, type RepairedLink } from '@/adapters/db/repair-links'
import { excludeCustomers } from '@/adapters/db/reviews'
import { CompanyRoleRef, storeSettings } from '@/core/mapping/configuration'
import { loadConfiguration } from '../configuration/load'
import type { Reason } from '../activity/line'
import { change, read, requireRole, type Context } from '../context'
import { askStore } from '../matching/read-customers'
import { Refused } from '../refused'
import { cleanCustomer } from './clean-customer'
import { linkInRepair } from './link-in-repair'

export const Unlink = z.object({
  linkId: z.uuid(),
  /** keep: the customer stays as it is, the merchant's from now on. restrict: it loses its access first. */
  how: z.enum(['keep', 'restrict']),
})

const unlinked: Reason = {
  code: 'unlinked',
  message: 'A teammate has unlinked this customer, and the two are not matched again.',
  who: 'teammate',
  fix: 'Link them again on this page if that was wrong.',
}

/** Ends the tie between a person and a customer. The person gets a customer of the store only by another one's word. */
export async function unlink(ctx: Context, { linkId, how }: z.infer<typeof Unlink>): Promise<void> {
  requireRole(ctx, 'operator')
  const known = await read(ctx, (tenant) => findLink(tenant, linkId))
  if (!known?.customerId) throw new Refused('not-found', 'There is no customer to unlink.')
  const { customerId } = known
  if (how === 'restrict') await restrict(ctx, known, customerId)
  await change(ctx, async (tenant) => {
    const link = await linkInRepair(tenant, linkId)
    if (link.customerId !== customerId)
      throw new Refused('conflict', 'The person has another customer by now. Look again.')
    await excludeCustomers(tenant, linkId, [customerId], ctx.actor)
    await unlinkCustomer(tenant, linkId)
    await restLink(tenant, linkId, { state: 'skipped', reason: unlinked })
    await appendEvents(tenant, [
      {
        kind: 'customer.unlinked',
        outcome: 'done',
        title: `${link.user.displayName} was unlinked in ${link.store.name}${how === 'restrict' ? ', and the customer restricted' : ''}`,
        actor: ctx.actor,
        userId: link.userId,
        storeId: link.storeId,
        changes: [{ field: 'customer', from: customerId, to: null }],
      },
    ])
  })
  await cleanCustomer(ctx, known, customerId, { keepTags: true })
}

/** The levers that a customer without a person still has: the marker on, what came from the directory off. */
async function restrict(ctx: Context, link: RepairedLink, customerId: string) {
  const { configuration } = await read(ctx, loadConfiguration)
  const { marker } = storeSettings(configuration, link.storeId).policy
  const [result] = await askStore(ctx, link.storeId, (customers) =>
    customers.write([
      {
        kind: 'update',
        linkId: link.id,
        customerId,
        fields: {},
        addTags: [marker],
        removeTags: link.managedTags,
        addRoles: [],
        removeRoles: z.array(CompanyRoleRef).parse(link.managedRoles),
      },
    ]),
  )
  if (!result?.ok)
    throw new Refused(
      'conflict',
      `The customer could not be restricted: ${result?.failure.message ?? 'no answer'}`,
    )
}
