import type { Clock } from '../state/clock'

export type ThrottleStatus = { maximumAvailable: number; currentlyAvailable: number; restoreRate: number }

/** Points that one app may spend in one store: taken by requests, restored with time. */
export class LeakyBucket {
  #available: number
  #at: number

  constructor(
    readonly size: number,
    readonly restoreRate: number,
    readonly clock: Clock,
  ) {
    this.#available = size
    this.#at = clock.now()
  }

  available(): number {
    const now = this.clock.now()
    const restored = ((now - this.#at) / 1000) * this.restoreRate
    this.#available = Math.min(this.size, this.#available + Math.max(0, restored))
    this.#at = now
    return this.#available
  }

  spend(points: number): void {
    this.#available = Math.max(0, this.available() - points)
  }

  drain(): void {
    this.spend(this.size)
  }

  status(): ThrottleStatus {
    return {
      maximumAvailable: this.size,
      currentlyAvailable: Math.floor(this.available()),
      restoreRate: this.restoreRate,
    }
  }
}
