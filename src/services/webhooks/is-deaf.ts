const MINUTE_MS = 60_000

/** The echo of our own write comes within seconds; after this, Shopify's first retries are over. */
export const SILENCE_MS = 10 * MINUTE_MS

/** True when a store was written to and has said nothing since: our own writes come back as webhooks. */
export const isDeaf = ({ unheardSince }: { unheardSince: Date | null }, now: Date): boolean =>
  unheardSince !== null && now.getTime() - unheardSince.getTime() >= SILENCE_MS
