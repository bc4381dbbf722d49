import { sendEvents } from '@/adapters/inngest/client'

/** After this a wake-up that nobody has answered is sent again by the next change. */
const PATIENCE_MS = 1_000

type Wake = Parameters<typeof sendEvents>[0][number]

declare global {
  /** When each store, target or preview was last woken, by kind of work, without having started on it since. */
  var rollcallWakes: Map<string, number> | undefined
}

const wakes = () => (globalThis.rollcallWakes ??= new Map())
const keyOf = (name: Wake['name'], id: string) => `${name} ${id}`

function wakeOf(name: Wake['name'], id: string, organizationId: string): Wake {
  switch (name) {
    case 'target/due':
      return { name, data: { targetId: id, organizationId } }
    case 'preview/due':
      return { name, data: { previewId: id, organizationId } }
    default:
      return { name, data: { storeId: id, organizationId } }
  }
}

/**
 * Tells Inngest that stores, targets or previews have work. A lost wake-up loses nothing: what is owed is a column, and a sweep finds it.
 * So this neither waits nor throws, and a burst sends one event for each.
 */
export function wakeOnce(name: Wake['name'], organizationId: string, ids: string[]): void {
  const now = Date.now()
  const asleep = ids.filter((id) => now - (wakes().get(keyOf(name, id)) ?? 0) > PATIENCE_MS)
  if (asleep.length === 0) return
  asleep.forEach((id) => wakes().set(keyOf(name, id), now))
  void sendEvents(asleep.map((id) => wakeOf(name, id, organizationId))).catch((error: unknown) => {
    asleep.forEach((id) => wakes().delete(keyOf(name, id)))
    process.stderr.write(`A wake-up was not sent; the sweep will find the work: ${String(error)}\n`)
  })
}

/** The work starts: what comes from here on needs a wake-up of its own. */
export const awake = (name: Wake['name'], id: string) => wakes().delete(keyOf(name, id))
