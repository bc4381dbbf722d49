import { prunePendingInstalls } from '@/adapters/db/pending-installs'

/** Forgets stores whose hour of waiting is over. */
export async function pruneInstalls(): Promise<{ forgotten: number }> {
  const { count } = await prunePendingInstalls(new Date())
  return { forgotten: count }
}
