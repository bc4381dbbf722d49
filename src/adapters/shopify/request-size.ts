/** How many mutations go into one request; Shopify runs them one after the other and cuts a request at 10 s. */
const FEWEST = 1
const MOST = 60
const TOO_LONG_MS = 3000
/** Whoever is changed while their customer is in a request waits for its end; larger ones save few requests. */
const AIM_MS = 1600
export const FIRST_SIZE = 8

/** The size of the next request after one of `sent` mutations took this long; null: its answer was lost. */
export function nextSize(size: number, sent: number, tookMs: number | null) {
  if (tookMs === null) return Math.max(FEWEST, Math.floor(size / 2))
  const perMutation = tookMs / Math.max(1, sent)
  const fitting = Math.floor(AIM_MS / perMutation)
  if (tookMs > TOO_LONG_MS) return Math.max(FEWEST, Math.min(size - 1, fitting))
  if (sent < size) return size
  return Math.min(MOST, Math.max(size, Math.min(fitting, size + Math.ceil(size / 4))))
}
