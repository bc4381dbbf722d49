import type { Lane, ThrottleStatus } from './pace'

/** What one process asks of the store's bucket, with everything that it knows of it. Points and milliseconds. */
export type PointsAsked = {
  /** 0 only tells. */
  cost: number
  /** Points to leave for urgent requests; 0 makes the request urgent itself. */
  reserve: number
  /** What this process has in flight, without what it asks for. */
  inFlight: Record<Lane, number>
  /** The last answer that this process has not told of yet. */
  said: { status: ThrottleStatus; ageMs: number } | null
  /** Points of requests whose answer was lost. */
  lost: number
}

/**
 * The bucket of one app in one store, as all processes share it. Answers 0 once the request counts as in flight, or the
 * milliseconds after which it is worth asking again.
 */
export type SharedPoints = (asked: PointsAsked) => Promise<number>
