/** The simulator's time: the machine's clock plus what tests have advanced it by. */
export class Clock {
  readonly #listeners: (() => void)[] = []

  constructor(public offsetMs = 0) {}

  onAdvance(listener: () => void): void {
    this.#listeners.push(listener)
  }

  now(): number {
    return Date.now() + this.offsetMs
  }

  advance(ms: number): void {
    this.offsetMs += ms
    for (const listener of this.#listeners) listener()
  }

  /** Shopify's DateTime: UTC, whole seconds. */
  iso(at = this.now()): string {
    return `${new Date(at).toISOString().slice(0, 19)}Z`
  }
}
