import { randomUUID } from 'node:crypto'
import { takePoints } from '@/adapters/db/store-pace'
import type { OrganizationId } from '@/adapters/db/tenant'
import { RESERVE } from '@/adapters/shopify/pace'
import type { SharedPoints } from '@/adapters/shopify/shared-points'

const thisProcess = randomUUID()

/** A store's query-cost budget as all processes of the portal share it, through the database. */
export const sharedPoints =
  (organizationId: OrganizationId, storeId: string, processId = thisProcess): SharedPoints =>
  (asked) =>
    takePoints(organizationId, { ...asked, storeId, processId, urgentWithin: RESERVE })
