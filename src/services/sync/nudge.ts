declare global {
  /** Who in this process waits for something to become due in a store, or to be settled of a person. */
  var rollcallNudges: Map<string, Set<() => void>> | undefined
}

const nudges = () => (globalThis.rollcallNudges ??= new Map<string, Set<() => void>>())

/** Something may be due in this store, or settled of this person: whoever waits for it in this process looks at once. */
export const nudge = (id: string): void =>
  nudges()
    .get(id)
    ?.forEach((wake) => wake())

/** Resolves after so many milliseconds, or as soon as the store or person is nudged. */
export function nudged(id: string, withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    const waiting = nudges().get(id) ?? new Set<() => void>()
    const wake = () => {
      clearTimeout(timer)
      waiting.delete(wake)
      if (waiting.size === 0) nudges().delete(id)
      resolve()
    }
    const timer = setTimeout(wake, withinMs)
    nudges().set(id, waiting.add(wake))
  })
}
