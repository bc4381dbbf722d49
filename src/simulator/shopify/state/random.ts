/** Chance that comes out the same in every run: a linear congruential generator with a fixed seed. */
export class Random {
  #state = 42

  /** At least 0, less than 1. */
  next(): number {
    this.#state = (this.#state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return this.#state / 2 ** 32
  }
}
