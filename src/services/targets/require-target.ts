import { findTarget, type StoredTarget } from '@/adapters/db/targets'
import type { Tenant } from '@/adapters/db/tenant'
import { Refused } from '../refused'

export async function requireTarget(tenant: Tenant, id: string): Promise<StoredTarget> {
  const target = await findTarget(tenant, id)
  if (!target) throw new Refused('not-found', 'There is no such target in this organization.')
  return target
}
