/** What is known of a store's query-cost bucket. Points; `at` in milliseconds since 1970. */
export type Pace = {
  maximum: number
  restoreRate: number
  available: number
  at: number
  /** Points of requests that were sent and not yet answered: the last answer cannot have counted them. */
  inFlight: number
}

/** `extensions.cost.throttleStatus` of an answer. */
export type ThrottleStatus = { maximumAvailable: number; currentlyAvailable: number; restoreRate: number }

/** The smallest plan with a full bucket: what is assumed until the first answer tells better. */
export const unknownPace = (now: number): Pace => ({
  maximum: 2000,
  restoreRate: 100,
  available: 2000,
  at: now,
  inFlight: 0,
})

export function availableAt(pace: Pace, now: number) {
  const restored = pace.available + (Math.max(0, now - pace.at) / 1000) * pace.restoreRate
  return Math.min(pace.maximum, restored) - pace.inFlight
}

/** Milliseconds until a request of this cost is admitted while `reserve` points stay for those that matter more. */
export function waitBefore(pace: Pace, cost: number, now: number, reserve = 0) {
  const needed = Math.min(cost + reserve, pace.maximum)
  const missing = needed - availableAt(pace, now)
  return missing < 0.001 ? 0 : Math.ceil((missing / pace.restoreRate) * 1000)
}

export const sent = (pace: Pace, cost: number): Pace => ({ ...pace, inFlight: pace.inFlight + cost })

/** After an answer; without a status (a lost answer) the cost counts as spent. */
export function answered(pace: Pace, cost: number, status: ThrottleStatus | null, now: number): Pace {
  const inFlight = Math.max(0, pace.inFlight - cost)
  if (!status) {
    const restored = availableAt({ ...pace, inFlight: 0 }, now)
    return { ...pace, inFlight, available: Math.max(0, restored - cost), at: now }
  }
  const { maximumAvailable: maximum, restoreRate, currentlyAvailable: available } = status
  return { maximum, restoreRate, available, at: now, inFlight }
}
