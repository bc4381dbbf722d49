export type Spread = { p50: number; p95: number; p99: number; max: number }

/** The usual percentiles of some durations, in milliseconds with one decimal. */
export function spreadOf(durations: number[]): Spread {
  const sorted = durations.toSorted((a, b) => a - b)
  const at = (share: number) => round(sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN)
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}

export const round = (value: number) => Math.round(value * 10) / 10
