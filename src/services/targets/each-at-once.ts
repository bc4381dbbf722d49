/**
 * Does something to each, a few at a time. After a failure nothing new is begun; what is under way ends first, so
 * that its outcome is recorded, and then the failure is thrown.
 */
export async function eachAtOnce<T>(
  atOnce: number,
  things: readonly T[],
  work: (thing: T) => Promise<void>,
): Promise<void> {
  let next = 0
  let failed = false
  const worker = async () => {
    while (!failed && next < things.length) {
      const thing = things[next++]
      if (thing === undefined) return
      await work(thing).catch((error: unknown) => {
        failed = true
        throw error
      })
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, worker))
  const end = ends.find((one) => one.status === 'rejected')
  if (end) throw end.reason
}
