import type { Clock } from '../state/clock'
import type { Random } from '../state/random'
import type { Fault, FaultRequest } from './fault'

type Armed = { fault: Fault; left: number; until: number }

const placeOf = (fault: Fault): FaultRequest['on'] =>
  fault.on ?? (['webhook', 'bulk'] as const).find((place) => fault.kind.startsWith(place)) ?? 'graphql'

const matches = (fault: Fault, request: FaultRequest): boolean =>
  placeOf(fault) === request.on &&
  (fault.store === undefined || fault.store === request.store) &&
  (fault.operation === undefined || request.operations.includes(fault.operation))

/** Faults that wait for a request to hit. The first that matches wins. */
export class FaultQueue {
  #armed: Armed[] = []

  constructor(
    readonly clock: Clock,
    readonly random: Random,
  ) {}

  add(fault: Fault): void {
    const forever = fault.forMs !== undefined
    this.#armed.push({
      fault,
      left: fault.count ?? (forever ? Infinity : 1),
      until: forever ? this.clock.now() + (fault.forMs ?? 0) : Infinity,
    })
  }

  /** Takes the fault that this request must suffer, if any. */
  take(request: FaultRequest): Fault | undefined {
    const now = this.clock.now()
    this.#armed = this.#armed.filter(({ left, until }) => left > 0 && until > now)
    const hit = this.#armed.find(({ fault }) => matches(fault, request) && this.#strikes(fault))
    if (hit) hit.left -= 1
    return hit?.fault
  }

  list(): (Fault & { left: number | null })[] {
    return this.#armed.map(({ fault, left }) => ({ ...fault, left: Number.isFinite(left) ? left : null }))
  }

  clear(store?: string): void {
    this.#armed = store ? this.#armed.filter(({ fault }) => fault.store !== store) : []
  }

  #strikes({ probability }: Fault): boolean {
    if (probability === undefined) return true
    return this.random.next() < probability
  }
}
