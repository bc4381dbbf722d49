/** Requests that wait at the same time, in this process; each keeps a connection of an identity provider open. */
const MOST = 100
/** Of one directory, so that none takes the places of the others. */
const MOST_OF_ONE = 25

const taken = new Map<string, number>()
let all = 0

/** A place among those who wait; undefined when all are taken. Whoever has one gives it back. */
export function takePlace(directoryId: string): (() => void) | undefined {
  const own = taken.get(directoryId) ?? 0
  if (all >= MOST || own >= MOST_OF_ONE) return undefined
  taken.set(directoryId, own + 1)
  all++
  return () => {
    const left = (taken.get(directoryId) ?? 1) - 1
    if (left === 0) taken.delete(directoryId)
    else taken.set(directoryId, left)
    all--
  }
}
