import { pruneDeliveries, storesWithDeliveries } from '@/adapters/db/deliveries'

const DAY_MS = 86_400_000

/** Settled deliveries help to explain what happened for this long; they name people, so no longer. */
const KEPT_DAYS = 30

/** Stores of all organizations with something in their inbox that is due. */
export const findWaiting = () => storesWithDeliveries()

export const pruneInboxes = async () => {
  const { count } = await pruneDeliveries(new Date(Date.now() - KEPT_DAYS * DAY_MS))
  return { pruned: count }
}
