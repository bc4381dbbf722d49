import { gateSql } from './pipeline'
import type { OrganizationId } from './tenant'

type PointsTaken = {
  storeId: string
  processId: string
  cost: number
  reserve: number
  urgentWithin: number
  inFlight: { urgent: number; patient: number }
  said: {
    status: { maximumAvailable: number; currentlyAvailable: number; restoreRate: number }
    ageMs: number
  } | null
  lost: number
}

/**
 * Takes points from a store's shared budget; 0 = taken, otherwise the milliseconds to wait. One statement outside of a
 * tenant's transaction, because every request to Shopify waits for it; it names the organization and the store.
 */
export async function takePoints(organizationId: OrganizationId, asked: PointsTaken): Promise<number> {
  const { storeId, processId, cost, reserve, urgentWithin, inFlight, said, lost } = asked
  const { maximumAvailable = null, restoreRate = null, currentlyAvailable = null } = said?.status ?? {}
  const rows = await gateSql.$queryRaw<{ wait: number }[]>`
    select take_points(${organizationId}::uuid, ${storeId}::uuid, ${processId}::uuid,
      ${inFlight.urgent}::float8, ${inFlight.patient}::float8,
      ${cost}::float8, ${reserve}::float8, ${urgentWithin}::float8,
      ${maximumAvailable}::float8, ${restoreRate}::float8, ${currentlyAvailable}::float8, ${said?.ageMs ?? null}::float8,
      ${lost}::float8) as wait`
  return rows[0]?.wait ?? 0
}
