/** What merchants have tagged, by customer: the model that the stores are compared with. */
export class OwnTags {
  readonly #tags = new Map<string, Set<string>>()

  add(customerId: string, tag: string) {
    this.#tags.set(customerId, (this.#tags.get(customerId) ?? new Set()).add(tag))
  }

  remove(customerId: string, tag: string) {
    this.#tags.get(customerId)?.delete(tag)
  }

  merge(keptId: string, goneId: string) {
    for (const tag of this.#tags.get(goneId) ?? []) this.add(keptId, tag)
  }

  /** In the order in which Shopify lists them. */
  of(customerId: string): string[] {
    const order = (tag: string) => tag.toLowerCase()
    return [...(this.#tags.get(customerId) ?? [])].sort((a, b) =>
      order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0,
    )
  }
}
