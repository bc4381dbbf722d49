const DAY_MS = 86_400_000

/** Days before the end at which a warning grows. */
const rungs = [1, 7, 14, 30] as const

/** How near the end of a credential is: the number of days that it has at most, or that it has ended. */
export type Rung = (typeof rungs)[number] | 'ended'

/** Nobody is warned earlier than this. */
export const LONGEST_WARNING_MS = 30 * DAY_MS

/** The rung that a credential stands on; undefined while its end is far away. */
export function rungOf(expiresAt: Date, now: Date): Rung | undefined {
  const left = expiresAt.getTime() - now.getTime()
  return left <= 0 ? 'ended' : rungs.find((days) => left <= days * DAY_MS)
}

/** What a warning says: "ends in 6 days", "ends in 5 hours", "has ended". */
export function endWords(expiresAt: Date, now: Date): string {
  const left = expiresAt.getTime() - now.getTime()
  if (left <= 0) return 'has ended'
  const [length, unit] = left >= 2 * DAY_MS ? [DAY_MS, 'days'] : [DAY_MS / 24, 'hours']
  const number = Math.floor(left / length)
  if (number < 1) return 'ends within the hour'
  return `ends in ${number} ${number === 1 ? unit.slice(0, -1) : unit}`
}
