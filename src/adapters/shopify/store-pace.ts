import { setTimeout as sleep } from 'node:timers/promises'
import { Queue } from './queue'
import {
  answered,
  availableAt,
  laneOf,
  sent,
  unknownPace,
  waitBefore,
  type Pace,
  type ThrottleStatus,
} from './pace'
import { FIRST_SIZE, nextSize } from './request-size'

const KNOWN_COSTS = 500
const MOST_IN_FLIGHT = 40
const POINTS_PER_MUTATION = 10

/** The budget of one app in one store, shared by everything in this process that talks to that store. */
export class StorePace {
  private pace: Pace = unknownPace(Date.now())
  private readonly costs = new Map<string, number>()
  private readonly queues = { urgent: new Queue(), patient: new Queue() }
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

  /** Requests that must run at once so that all points are used: those in the bucket and those restored meanwhile. */
  get requestsInFlight() {
    const points =
      Math.max(0, availableAt(this.pace, Date.now(), 'patient')) +
      (this.pace.restoreRate * this.tookMs) / 1000
    return Math.min(MOST_IN_FLIGHT, 2 + Math.ceil(points / (this.size * POINTS_PER_MUTATION)))
  }

  /** Learns from a request of so many mutations; null: its answer was lost. */
  timed(mutations: number, tookMs: number | null) {
    this.size = nextSize(this.size, mutations, tookMs)
    if (tookMs !== null) this.tookMs = tookMs
  }

  /**
   * Resolves once the points are there and counts them as in flight. First come, first served, but requests that leave
   * a reserve queue by themselves, so that they hold up no urgent one.
   */
  admit(cost: number, reserve: number): Promise<void> {
    return this.queues[laneOf(reserve)].enter(() => this.take(cost, reserve))
  }

  private async take(cost: number, reserve: number) {
    for (;;) {
      const wait = waitBefore(this.pace, cost, Date.now(), reserve)
      if (wait === 0) break
      await sleep(wait)
    }
    this.pace = sent(this.pace, cost, laneOf(reserve))
  }

  /** Takes a request out of flight, with what it was admitted with. */
  settle(cost: number, reserve: number, status: ThrottleStatus | null) {
    this.pace = answered(this.pace, cost, laneOf(reserve), status, Date.now())
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
