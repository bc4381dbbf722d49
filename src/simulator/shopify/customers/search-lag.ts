import type { Change } from '../state/change'
import type { Customer } from '../state/customer'

type Entry = { at: number; before: Customer | undefined; id: string }

/** A store's search index as it was a while ago: real ones trail behind the records. */
export class SearchLag {
  #recent: Entry[] = []

  record(change: Change, now: number): void {
    if (change.kind === 'customer-created')
      this.#recent.push({ at: now, before: undefined, id: change.after.id })
    if (change.kind === 'customer-updated')
      this.#recent.push({ at: now, before: change.before, id: change.after.id })
    if (change.kind === 'customer-deleted')
      this.#recent.push({ at: now, before: change.before, id: change.before.id })
  }

  /** Customers as the index knows them: changes of the last `lagMs` have not arrived. */
  asIndexed(customers: Customer[], now: number, lagMs: number): Customer[] {
    this.#recent = this.#recent.filter(({ at }) => at > now - lagMs)
    if (this.#recent.length === 0) return customers
    const oldest = new Map<string, Customer | undefined>()
    for (const { id, before } of this.#recent.toReversed()) oldest.set(id, before)
    const current = customers.flatMap((customer) =>
      oldest.has(customer.id) ? (oldest.get(customer.id) ?? []) : customer,
    )
    const present = new Set(customers.map(({ id }) => id))
    const deleted = [...oldest].flatMap(([id, before]) => (before && !present.has(id) ? before : []))
    return [...current, ...deleted]
  }
}
