const SECOND = 1_000

/** Seconds before the second attempt, the third, and so on: pkg/backoff of Inngest's server. */
const DELAYS = [15, 30, 60, 120, 300, 600, 1_200, 2_400, 3_600, 7_200]

/** How long Inngest waits after attempt number `attempt` (from 0), with up to 30 s of jitter. */
export const inngestBackoff = (attempt: number) =>
  (DELAYS[Math.min(attempt, DELAYS.length - 1)] ?? 0) * SECOND + Math.random() * 30 * SECOND

/**
 * When to try again: what Retry-After asks for (seconds or a date), within a second and a day from now, or else the
 * backoff.
 */
export function retryTime(retryAfter: string | undefined, backoffMs: number, now: number): Date {
  const wanted = retryAfter === undefined ? NaN : readRetryAfter(retryAfter, now)
  if (Number.isNaN(wanted)) return new Date(now + backoffMs)
  return new Date(Math.min(Math.max(wanted, now + SECOND), now + 24 * 3_600 * SECOND))
}

const readRetryAfter = (text: string, now: number) =>
  /^\d+(\.\d+)?$/.test(text) ? now + Number(text) * SECOND : Date.parse(text)
