const MINUTE_MS = 60_000

/** A refused customer is tried again after these minutes: the cause is usually fixed by a person, if at all. */
const minutes = [1, 5, 30, 120, 720]

export const retryAfter = (attempts: number, now: Date) =>
  new Date(now.getTime() + (minutes[Math.min(attempts, minutes.length) - 1] ?? 1) * MINUTE_MS)
