import { lockLink, type RepairedLink } from '@/adapters/db/repair-links'
import type { Tenant } from '@/adapters/db/tenant'
import { Refused } from '../refused'

/** The link that a teammate repairs, locked; refused while a drain writes it. */
export async function linkInRepair(tenant: Tenant, id: string): Promise<RepairedLink> {
  const link = await lockLink(tenant, id)
  if (!link) throw new Refused('not-found', 'There is no such person in this store.')
  if (link.claim !== null)
    throw new Refused('conflict', 'This customer is being written just now. Try again in a moment.')
  return link
}
