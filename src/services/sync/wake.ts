import type { OrganizationId } from '@/adapters/db/tenant'
import { nudge } from './nudge'
import { awake as awakeFor, wakeOnce } from '../wake-once'

/** Tells Inngest that stores are owed something; never waits, never throws. */
export function wakeStores(organizationId: OrganizationId, storeIds: string[]): void {
  storeIds.forEach(nudge)
  wakeOnce('store/due', organizationId, storeIds)
}

/** A drain starts: changes from here on need a wake-up of their own. */
export const awake = (storeId: string) => awakeFor('store/due', storeId)
