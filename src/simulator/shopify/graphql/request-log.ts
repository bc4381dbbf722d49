const KEPT = 10_000

/** One request that an app sent, as `/_control/requests` shows it. */
export type LoggedRequest = {
  id: string
  at: string
  store: string
  clientId: string | null
  operationName: string | null
  /** Root fields in the order of the document, aliases resolved. */
  operations: string[]
  mutations: number
  requestedCost: number | null
  actualCost: number | null
  status: number
  throttled: boolean
  userErrors: number
  /** Writes to customers that changed nothing. */
  unchanged: number
  fault: string | null
  durationMs: number
  document: string
  userAgent: string | null
  variables: unknown
}

export class RequestLog {
  #entries: LoggedRequest[] = []

  add(entry: LoggedRequest): void {
    this.#entries.push(entry)
    if (this.#entries.length > KEPT * 1.1) this.#entries = this.#entries.slice(-KEPT)
  }

  /** Oldest first. `limit` keeps the newest. */
  list(store?: string, limit = 1000): LoggedRequest[] {
    const entries = store ? this.#entries.filter((entry) => entry.store === store) : this.#entries
    return entries.slice(-limit)
  }

  clear(store?: string): void {
    this.#entries = store ? this.#entries.filter((entry) => entry.store !== store) : []
  }
}
