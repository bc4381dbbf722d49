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

/** Points that back-fills and readings leave for urgent requests. */
export const RESERVE = 200

/** The points that are there now, less those in flight. */
export function availableAt({ maximum, available, at, restoreRate, inFlight }: Pace, now: number) {
  const restored = available + (Math.max(0, now - at) / 1000) * restoreRate
  return Math.min(maximum, restored) - inFlight.urgent - inFlight.patient
}

/**
 * Milliseconds until a request of this cost is admitted; a patient one leaves `reserve` points. Urgent ones within the
 * reserve are not held up by patient ones in flight, which the last answer may have counted already.
 */
export function waitBefore(pace: Pace, cost: number, now: number, reserve = 0) {
  const { urgent, patient } = pace.inFlight
  const available = availableAt(pace, now)
  const isWithinReserve = reserve === 0 && urgent + cost <= RESERVE
  const missing = Math.min(cost + reserve, pace.maximum) - available - (isWithinReserve ? patient : 0)
  return missing < 0.001 ? 0 : Math.ceil((missing / pace.restoreRate) * 1000)
}

export const laneOf = (reserve: number): Lane => (reserve > 0 ? 'patient' : 'urgent')

export const sent = (pace: Pace, cost: number, lane: Lane): Pace => ({
  ...pace,
  inFlight: { ...pace.inFlight, [lane]: pace.inFlight[lane] + cost },
})

/** A request that was not sent after all. */
export const unsent = (pace: Pace, cost: number, lane: Lane): Pace => ({
  ...pace,
  inFlight: { ...pace.inFlight, [lane]: Math.max(0, pace.inFlight[lane] - cost) },
})

/** After an answer; without a status (a lost answer) the cost counts as spent. */
export function answered(
  pace: Pace,
  cost: number,
  lane: Lane,
  status: ThrottleStatus | null,
  now: number,
): Pace {
  const { inFlight } = unsent(pace, cost, lane)
  if (!status) {
    const restored = availableAt({ ...pace, inFlight: { urgent: 0, patient: 0 } }, now)
    return { ...pace, inFlight, available: Math.max(0, restored - cost), at: now }
  }
  const { maximumAvailable: maximum, restoreRate, currentlyAvailable: available } = status
  return { maximum, restoreRate, available, at: now, inFlight }
}
