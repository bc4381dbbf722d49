import { storeNames } from '@/adapters/db/stores'
import { listTargets } from '@/adapters/db/targets'
import type { Tenant } from '@/adapters/db/tenant'

/** What the stores and targets of an organization are called, by their ids. */
export async function placeNames(tenant: Tenant): Promise<(id: string) => string> {
  const places = [...(await storeNames(tenant)), ...(await listTargets(tenant))]
  const names = new Map(places.map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? 'removed'
}
