import { sendEvents } from '@/adapters/inngest/client'
import type { OrganizationId } from '@/adapters/db/tenant'

/** After this a wake-up that nobody has answered is sent again by the next change. */
const PATIENCE_MS = 1_000

declare global {
  /** When each store was last woken without having started to drain since. */
  var rollcallWakes: Map<string, number> | undefined
}

const wakes = () => (globalThis.rollcallWakes ??= new Map())

/**
 * Tells Inngest that stores have work. A lost wake-up loses nothing: what is owed is a column, and the sweep finds
 * it. So this neither waits nor throws, and a burst of changes sends one event for each store.
 */
export function wakeStores(organizationId: OrganizationId, storeIds: string[]): void {
  const now = Date.now()
  const asleep = storeIds.filter((id) => now - (wakes().get(id) ?? 0) > PATIENCE_MS)
  if (asleep.length === 0) return
  asleep.forEach((id) => wakes().set(id, now))
  void sendEvents(asleep.map((storeId) => ({ name: 'store/due', data: { storeId, organizationId } }))).catch(
    (error: unknown) => {
      asleep.forEach((id) => wakes().delete(id))
      process.stderr.write(`A wake-up was not sent; the sweep will find the work: ${String(error)}\n`)
    },
  )
}

/** A drain starts: changes from here on need a wake-up of their own. */
export const awake = (storeId: string) => wakes().delete(storeId)
