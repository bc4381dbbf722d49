import { storesToRenew } from '@/adapters/db/hearing'
import { noteTrouble } from './note-trouble'
import { renewAccess } from './renew-access'

/** Access that ends within this is renewed now, so that nobody who leaves waits for it. */
const AHEAD_MS = 15 * 60_000

const AT_ONCE = 8
const IN_ONE_RUN = 400

/**
 * Renews the access of stores that nothing was written to lately: an unused refresh token dies after 90 days, and a
 * store whose access was revoked should be seen before somebody leaves.
 */
export async function renewEndingAccess(): Promise<{ renewed: number; failed: number }> {
  const stores = await storesToRenew(new Date(Date.now() + AHEAD_MS), IN_ONE_RUN)
  let failed = 0
  for (let start = 0; start < stores.length; start += AT_ONCE) {
    const ends = await Promise.all(stores.slice(start, start + AT_ONCE).map(renew))
    failed += ends.filter((renewed) => !renewed).length
  }
  return { renewed: stores.length - failed, failed }
}

async function renew({ organizationId, storeId }: Awaited<ReturnType<typeof storesToRenew>>[number]) {
  try {
    await renewAccess(organizationId, storeId, AHEAD_MS)
    return true
  } catch (error) {
    await noteTrouble(organizationId, storeId, error)
    return false
  }
}
