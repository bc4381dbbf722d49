declare global {
  /** Who in this process waits for something to become due in a store. */
  var rollcallNudges: Map<string, Set<() => void>> | undefined
}

const nudges = () => (globalThis.rollcallNudges ??= new Map<string, Set<() => void>>())

/** Something may be due in this store: whoever waits for it in this process looks at once. */
export const nudge = (storeId: string): void =>
  nudges()
    .get(storeId)
    ?.forEach((wake) => wake())

/** Resolves after so many milliseconds, or as soon as the store is nudged. */
export function nudged(storeId: string, withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    const waiting = nudges().get(storeId) ?? new Set<() => void>()
    const wake = () => {
      clearTimeout(timer)
      waiting.delete(wake)
      if (waiting.size === 0) nudges().delete(storeId)
      resolve()
    }
    const timer = setTimeout(wake, withinMs)
    nudges().set(storeId, waiting.add(wake))
  })
}
