import { findDirectory } from '@/adapters/db/directories'
import type { Tenant } from '@/adapters/db/tenant'
import { Refused } from '../refused'

/** A directory of the organization. Refuses when there is none, or it was removed. */
export async function directoryOf(tenant: Tenant, id: string) {
  const directory = await findDirectory(tenant, id)
  if (!directory) throw new Refused('not-found', 'There is no such directory in this organization.')
  return directory
}
