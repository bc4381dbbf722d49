const MINUTE_MS = 60_000

/** The echo of our own write comes within seconds; Shopify's first retries are over after this. */
export const SILENCE_MS = 10 * MINUTE_MS

type Heard = { lastWriteAt: Date | null; lastWebhookAt: Date | null }

/** True when a store was written to and then said nothing: our own writes come back as webhooks. */
export function isDeaf({ lastWriteAt, lastWebhookAt }: Heard, now: Date): boolean {
  if (lastWriteAt === null || now.getTime() - lastWriteAt.getTime() < SILENCE_MS) return false
  // The echo may be faster than the note of the write.
  return lastWebhookAt === null || lastWebhookAt.getTime() < lastWriteAt.getTime() - MINUTE_MS
}
