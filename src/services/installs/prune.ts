import { prunePendingInstalls } from '@/adapters/db/pending-installs'
import { pruneOwnApps } from '@/adapters/db/shopify-apps'

const DAY_MS = 86_400_000

/** Forgets stores whose hour of waiting is over, and own apps that no store came to use within a day. */
export async function pruneInstalls(): Promise<{ installs: number; apps: number }> {
  const installs = await prunePendingInstalls(new Date())
  const apps = await pruneOwnApps(new Date(Date.now() - DAY_MS))
  return { installs: installs.count, apps: apps.count }
}
