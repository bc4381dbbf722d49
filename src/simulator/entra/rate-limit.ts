/** Lets through so many requests in any second. */
export function rateLimit(perSecond: number) {
  const seen: number[] = []
  return (now: number): boolean => {
    while ((seen[0] ?? Infinity) <= now - 1_000) seen.shift()
    if (seen.length >= perSecond) return false
    seen.push(now)
    return true
  }
}
