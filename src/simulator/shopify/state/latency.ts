/** How long the Admin API takes: something per request and per mutation, some noise, and a slow few. */
export type Latency = {
  ms: number
  perMutationMs: number
  jitterMs: number
  /** This share of requests takes `tailMs` longer. */
  tailShare: number
  tailMs: number
  /** How far `customers(query:)` trails behind the records. */
  searchLagMs: number
}

export const noLatency: Latency = {
  ms: 0,
  perMutationMs: 0,
  jitterMs: 0,
  tailShare: 0,
  tailMs: 0,
  searchLagMs: 0,
}

/** One request's waiting time in milliseconds. `random` gives numbers between 0 and 1. */
export function drawLatency(latency: Latency, mutations: number, random: () => number): number {
  const tail = random() < latency.tailShare ? latency.tailMs : 0
  return latency.ms + latency.perMutationMs * mutations + random() * latency.jitterMs + tail
}
