/** `tookMs` until it was answered, which an app should do at once. */
export type Attempt = { at: string; status: number; error: string | null; tookMs: number }

/** One webhook on its way to one address. Body and address stay what they were at first. */
export type Delivery = {
  webhookId: string
  eventId: string
  domain: string
  clientId: string
  /** Null for what the app's configuration asks for. */
  subscriptionId: string | null
  name: string | null
  topic: string
  /** The customer it is about, where that decides whether it still goes out. */
  about: string | null
  uri: string
  body: string
  triggeredAt: string
  /** Milliseconds of the simulator's clock. */
  dueAt: number
  attempts: Attempt[]
  status: 'waiting' | 'delivered' | 'failed' | 'dropped'
  spoiled: { badHmac?: boolean; domain?: string; version?: string }
}

const MINUTE = 60_000

// Eight retries within four hours, each wait about twice the one before.
const waits = [1, 2, 4, 8, 16, 32, 64, 113].map((minutes) => minutes * MINUTE)

/** When to try again after so many failed attempts; undefined when it has been enough. */
export const retryAfter = (failed: number): number | undefined => waits[failed - 1]
