/** Urgent requests take what is there; patient ones leave a reserve for them. */
export type Lane = 'urgent' | 'patient'

/** What is known of a store's query-cost bucket. Points; `at` in milliseconds since 1970. */
export type Pace = {
  maximum: number
  restoreRate: number
  available: number
  at: number
  /** Points of requests that were sent and not yet answered: the last answer may not have counted them. */
  inFlight: Record<Lane, number>
}

/** `extensions.cost.throttleStatus` of an answer. */
export type ThrottleStatus = { maximumAvailable: number; currentlyAvailable: number; restoreRate: number }

/** The smallest plan with a full bucket: what is assumed until the first answer tells better. */
export const unknownPace = (now: number): Pace => ({
  maximum: 2000,
  restoreRate: 100,
  available: 2000,
  at: now,
  inFlight: { urgent: 0, patient: 0 },
})

/**
 * The points that a request of this lane may count on. An urgent one need not subtract patient ones in flight: they
 * left it the reserve.
 */
export function availableAt(
  { maximum, available, at, restoreRate, inFlight }: Pace,
  now: number,
  lane: Lane,
) {
  const restored = available + (Math.max(0, now - at) / 1000) * restoreRate
  return Math.min(maximum, restored) - inFlight.urgent - (lane === 'patient' ? inFlight.patient : 0)
}

/** Milliseconds until a request of this cost is admitted; a patient one leaves `reserve` points. */
export function waitBefore(pace: Pace, cost: number, now: number, reserve = 0) {
  const needed = Math.min(cost + reserve, pace.maximum)
  const missing = needed - availableAt(pace, now, laneOf(reserve))
  return missing < 0.001 ? 0 : Math.ceil((missing / pace.restoreRate) * 1000)
}

export const laneOf = (reserve: number): Lane => (reserve > 0 ? 'patient' : 'urgent')

export const sent = (pace: Pace, cost: number, lane: Lane): Pace => ({
  ...pace,
  inFlight: { ...pace.inFlight, [lane]: pace.inFlight[lane] + cost },
})

/** After an answer; without a status (a lost answer) the cost counts as spent. */
export function answered(
  pace: Pace,
  cost: number,
  lane: Lane,
  status: ThrottleStatus | null,
  now: number,
): Pace {
  const inFlight = { ...pace.inFlight, [lane]: Math.max(0, pace.inFlight[lane] - cost) }
  if (!status) {
    const restored = availableAt({ ...pace, inFlight: { urgent: 0, patient: 0 } }, now, lane)
    return { ...pace, inFlight, available: Math.max(0, restored - cost), at: now }
  }
  const { maximumAvailable: maximum, restoreRate, currentlyAvailable: available } = status
  return { maximum, restoreRate, available, at: now, inFlight }
}
