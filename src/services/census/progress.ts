import type { CensusRun } from '@/adapters/db/census'
import type { ConnectedStore } from '@/adapters/db/stores'
import type { OrganizationId } from '@/adapters/db/tenant'
import type { StoreConnection } from '@/adapters/shopify/store-connection'

/** One comparison with a store, as one short run goes on with it. */
export type Census = {
  organizationId: OrganizationId
  store: ConnectedStore
  connection: StoreConnection
  run: CensusRun
  deadline: number
}

/** What to do next: go on at once, wait, or nothing more. */
export type Progress = { more: boolean; waitMs: number }

export const DONE: Progress = { more: false, waitMs: 0 }
export const ON: Progress = { more: true, waitMs: 0 }
