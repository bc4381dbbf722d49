/** The simulator's time: the machine's clock plus what tests have advanced it by. */
export class Clock {
  constructor(public offsetMs = 0) {}

  now(): number {
    return Date.now() + this.offsetMs
  }

  advance(ms: number): void {
    this.offsetMs += ms
  }

  /** Shopify's DateTime: UTC, whole seconds. */
  iso(at = this.now()): string {
    return `${new Date(at).toISOString().slice(0, 19)}Z`
  }
}
