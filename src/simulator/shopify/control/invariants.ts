import type { Change } from '../state/change'
import type { Clock } from '../state/clock'
import type { Customer } from '../state/customer'

/** Something that an app should not have done to a store's people. */
export type Violation = {
  kind: 'foreign-tag-removed' | 'foreign-address-lost' | 'note-overwritten'
  store: string
  customer: string
  detail: string
  at: string
}

const KEPT = 1000

const lower = (tags: string[]) => new Map(tags.map((tag) => [tag.toLowerCase(), tag]))

function missing(before: string[], after: string[]): string[] {
  const left = lower(after)
  return before.filter((tag) => !left.has(tag.toLowerCase()))
}

/**
 * Watches what apps do with what was not theirs. Whatever the merchant or a shopper wrote belongs to them:
 * an app that removes it breaks a promise, whatever the API allows.
 */
export class Invariants {
  readonly #foreign = new Map<string, Set<string>>()
  #violations: Violation[] = []

  constructor(readonly clock: Clock) {}

  list(store?: string): Violation[] {
    return this.#violations.filter((violation) => !store || violation.store === store)
  }

  clear(store?: string): void {
    this.#violations = store ? this.#violations.filter((violation) => violation.store !== store) : []
  }

  watch(change: Change): void {
    if (change.kind !== 'customer-created' && change.kind !== 'customer-updated') return
    const { before, after, by } = change
    const owned = this.#foreign.get(after.id) ?? new Set<string>()
    this.#foreign.set(after.id, owned)
    if (by === null) this.#claim(owned, before, after)
    else if (before) this.#judge(change.shop.settings.domain, owned, before, after)
  }

  #claim(owned: Set<string>, before: Customer | undefined, after: Customer): void {
    for (const tag of missing(after.tags, before?.tags ?? [])) owned.add(`tag ${tag.toLowerCase()}`)
    for (const tag of missing(before?.tags ?? [], after.tags)) owned.delete(`tag ${tag.toLowerCase()}`)
    const known = new Set(before?.addresses.map(({ id }) => id))
    for (const { id } of after.addresses) if (!known.has(id)) owned.add(`address ${id}`)
    if (after.note !== (before?.note ?? null)) owned.add('note')
  }

  #judge(store: string, owned: Set<string>, before: Customer, after: Customer): void {
    const report = (kind: Violation['kind'], detail: string) => this.#report(kind, store, after.id, detail)
    for (const tag of missing(before.tags, after.tags)) {
      if (owned.delete(`tag ${tag.toLowerCase()}`)) report('foreign-tag-removed', tag)
    }
    const left = new Set(after.addresses.map(({ id }) => id))
    for (const { id } of before.addresses) {
      if (!left.has(id) && owned.delete(`address ${id}`)) report('foreign-address-lost', id)
    }
    if (before.note !== after.note && owned.delete('note')) report('note-overwritten', before.note ?? '')
  }

  #report(kind: Violation['kind'], store: string, customer: string, detail: string): void {
    this.#violations = [...this.#violations, { kind, store, customer, detail, at: this.clock.iso() }].slice(
      -KEPT,
    )
  }
}
