import { pruneInboundEvents } from '@/adapters/db/inbound-events'

/** Longer than any sender tries again; an older event that comes once more is an old one by its time. */
const KEPT_DAYS = 30
const DAY_MS = 86_400_000

/** Forgets the answers to events of long ago, and says how many. */
export async function pruneEvents(): Promise<number> {
  const { count } = await pruneInboundEvents(new Date(Date.now() - KEPT_DAYS * DAY_MS))
  return count
}
