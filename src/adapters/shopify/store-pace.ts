import { setTimeout as sleep } from 'node:timers/promises'
import { StoreTroubleError } from '@/core/reconcile/customer-store'
import { answered, sent, unknownPace, waitBefore, type Pace, type ThrottleStatus } from './pace'
import { FIRST_SIZE, nextSize } from './request-size'

/** How long a request waits for points before the whole run is told to come back later. */
const PATIENCE_MS = 10_000
const KNOWN_COSTS = 500

/** The budget of one app in one store, shared by everything in this process that talks to that store. */
export class StorePace {
  private pace: Pace = unknownPace(Date.now())
  private readonly costs = new Map<string, number>()
  private size = FIRST_SIZE
  private tookMs = 1000

  /** What Shopify said this text costs; its first use is estimated. */
  costOf(text: string, estimate: number) {
    return this.costs.get(text) ?? estimate
  }

  /** Mutations that the next request should hold. */
  get requestSize() {
    return this.size
  }

  /** Requests that must run at once so that the points restored meanwhile are all used; one more is always ready. */
  get requestsInFlight() {
    const restored = (this.pace.restoreRate * this.tookMs) / 1000
    return 2 + Math.ceil(restored / (this.size * 10))
  }

  /** Learns from a request of so many mutations; null: its answer was lost. */
  timed(mutations: number, tookMs: number | null) {
    this.size = nextSize(this.size, mutations, tookMs)
    if (tookMs !== null) this.tookMs = tookMs
  }

  /** Resolves once the points are there and counts them as in flight; throws when that takes too long. */
  async admit(cost: number, reserve: number) {
    const deadline = Date.now() + PATIENCE_MS
    for (;;) {
      const wait = waitBefore(this.pace, cost, Date.now(), reserve)
      if (wait === 0) break
      if (Date.now() + wait > deadline) throw new StoreTroubleError({ kind: 'throttled', retryAfterMs: wait })
      await sleep(wait)
    }
    this.pace = sent(this.pace, cost)
  }

  /** Takes the request out of flight; `counted` is the cost it was admitted with. */
  settle(counted: number, status: ThrottleStatus | null) {
    this.pace = answered(this.pace, counted, status, Date.now())
  }

  learn(text: string, cost: number) {
    if (this.costs.size >= KNOWN_COSTS) this.costs.clear()
    this.costs.set(text, cost)
  }
}

const paces = new Map<string, StorePace>()

export function paceOf(apiKey: string, shop: string) {
  const key = `${apiKey} ${shop}`
  const known = paces.get(key)
  if (known) return known
  const pace = new StorePace()
  paces.set(key, pace)
  return pace
}
