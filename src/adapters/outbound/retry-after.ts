/** Longer than this nobody is left alone, whatever they ask for. */
const LONGEST_MS = 24 * 60 * 60_000

/** The Retry-After header (RFC 9110 §10.2.3), seconds or a date, in milliseconds. */
export function retryAfterOf(headers: Headers, now: Date): number | undefined {
  const value = headers.get('retry-after')?.trim()
  if (!value) return undefined
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - now.getTime()
  return Number.isNaN(ms) ? undefined : Math.min(LONGEST_MS, Math.max(0, ms))
}
