import type { Lane } from './pace'

type Held = { cost: number; lane: Lane }

/** Points of a store's budget that are spoken for by what was claimed and not yet sent. */
export class HeldPoints {
  private readonly all = new Set<Held>()

  /** Answers how to let go of what is left of them. */
  hold({ cost, lane }: Held): () => void {
    const held = { cost, lane }
    this.all.add(held)
    return () => this.all.delete(held)
  }

  in(lane: Lane): number {
    return [...this.all].reduce((sum, held) => sum + (held.lane === lane ? held.cost : 0), 0)
  }

  /** A request has taken its points: out of those that were held for it, the oldest first. */
  use({ cost, lane }: Held): void {
    for (const held of this.all) {
      if (held.lane !== lane) continue
      const used = Math.min(cost, held.cost)
      held.cost -= used
      cost -= used
    }
  }
}
