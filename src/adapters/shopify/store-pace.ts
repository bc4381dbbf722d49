import { setTimeout as sleep } from 'node:timers/promises'
import { HeldPoints } from './held-points'
import { Queue } from './queue'
import {
  answered,
  availableAt,
  laneOf,
  sent,
  unknownPace,
  unsent,
  waitBefore,
  type Pace,
  type ThrottleStatus,
} from './pace'
import { FIRST_SIZE, nextSize } from './request-size'
import type { PointsAsked, SharedPoints } from './shared-points'

const KNOWN_COSTS = 500
/** A full bucket of the largest plans is used up without keeping everything else in this process waiting. */
const MOST_IN_FLIGHT = 32
const POINTS_PER_MUTATION = 10

/** Other processes may finish earlier than was thought, so nobody waits longer than this without looking again. */
const LONGEST_WAIT_MS = 500

/** Other processes are told of what has ended this soon; and again and again that something is still in flight. */
const TELL_MS = 200
const STILL_MS = 2_000

/** A request's place in the budget; to be settled once it was answered, or released if it was not sent. */
export type Ticket = { cost: number; reserve: number }

/** The budget of one app in one store, shared by everything in this process that talks to that store. */
export class StorePace {
  private pace: Pace = unknownPace(Date.now())
  private readonly costs = new Map<string, number>()
  private readonly queues = { urgent: new Queue(), patient: new Queue() }
  private size = FIRST_SIZE
  private tookMs = 1000
  private readonly asks = new Queue()
  private readonly held = new HeldPoints()
  private untold: Untold = NOTHING
  private telling: NodeJS.Timeout | undefined

  /** Without `shared` this process takes the whole bucket for its own. */
  constructor(public shared?: SharedPoints) {}

  /** What Shopify said this text costs; its first use is estimated. */
  costOf(text: string, estimate: number) {
    return this.costs.get(text) ?? estimate
  }

  /** Mutations that the next request should hold. */
  get requestSize() {
    return this.size
  }

  /** Requests that must run at once so that all points are used: those in the bucket and those restored meanwhile. */
  get requestsInFlight() {
    const points =
      Math.max(0, availableAt(this.pace, Date.now())) + (this.pace.restoreRate * this.tookMs) / 1000
    return Math.min(MOST_IN_FLIGHT, 2 + Math.ceil(points / (this.size * POINTS_PER_MUTATION)))
  }

  /** Milliseconds between two requests, so that as many as run at once do not all begin, and end, at the same moment. */
  get requestEveryMs() {
    return this.tookMs / MOST_IN_FLIGHT
  }

  /** Learns from a request of so many mutations; null: its answer was lost. */
  timed(mutations: number, tookMs: number | null) {
    const isFull = mutations >= this.size
    this.size = nextSize(this.size, mutations, tookMs)
    if (tookMs !== null && isFull) this.tookMs = tookMs
  }

  /**
   * Resolves once the points are there and counts them as in flight. First come, first served, but requests that leave
   * a reserve queue by themselves, so that they hold up no urgent one.
   */
  async admit(cost: number, reserve: number): Promise<Ticket> {
    const ticket = { cost, reserve }
    await this.queues[laneOf(reserve)].enter(() => this.take(() => ticket))
    this.held.use({ cost, lane: laneOf(reserve) })
    return ticket
  }

  private async take(asked: () => Ticket): Promise<Ticket> {
    for (;;) {
      const ticket = asked()
      const wait = waitBefore(this.pace, ticket.cost, Date.now(), ticket.reserve) || (await this.ask(ticket))
      if (wait === 0) return ticket
      await sleep(Math.min(wait, LONGEST_WAIT_MS))
    }
  }

  private async ask(ticket: Ticket): Promise<number> {
    if (this.shared) return this.tell(this.shared, ticket)
    this.pace = sent(this.pace, ticket.cost, laneOf(ticket.reserve))
    return 0
  }

  /** One call at a time, each with all that is known by then. */
  private tell(shared: SharedPoints, { cost, reserve }: Ticket): Promise<number> {
    return this.asks.enter(async () => {
      const { said, lost } = this.untold
      this.untold = NOTHING
      const asked: PointsAsked = {
        cost,
        reserve,
        inFlight: this.pace.inFlight,
        said: said && { status: said.status, ageMs: Date.now() - said.at },
        lost,
      }
      const wait = await shared(asked)
      if (cost > 0 && wait === 0) this.pace = sent(this.pace, cost, laneOf(reserve))
      this.tellSoon(shared)
      return wait
    })
  }

  /** Takes a request out of flight. Without a status its answer was lost, and its cost counts as spent. */
  settle({ cost, reserve }: Ticket, status: ThrottleStatus | null) {
    const now = Date.now()
    this.pace = answered(this.pace, cost, laneOf(reserve), status, now)
    const { said, lost } = this.untold
    this.untold = {
      said: status ? { status, at: now } : said,
      lost: status ? lost : lost + cost,
      changed: true,
    }
    if (this.shared) this.tellSoon(this.shared)
  }

  /** Resolves once a request of so many mutations would be admitted beside those that points are held for. */
  async room(mutations: number, reserve: number) {
    const cost = mutations * POINTS_PER_MUTATION
    this.release(await this.take(() => ({ cost: cost + this.held.in(laneOf(reserve)), reserve })))
  }

  /**
   * Holds points for mutations that are sent soon, until their requests have taken them, or the function is called that
   * this answers: what is claimed must not wait because the next has been claimed for the same points.
   */
  hold(mutations: number, reserve: number): () => void {
    return this.held.hold({ cost: mutations * POINTS_PER_MUTATION, lane: laneOf(reserve) })
  }

  /** How many requests of so many mutations would be admitted at once; at least the one that was waited for. */
  requestsAdmitted(mutations: number, reserve: number) {
    const points = availableAt(this.pace, Date.now()) - reserve - this.held.in(laneOf(reserve))
    return Math.max(1, Math.floor(points / (mutations * POINTS_PER_MUTATION)))
  }

  /** Gives back the place of a request that was not sent. */
  release({ cost, reserve }: Ticket) {
    this.pace = unsent(this.pace, cost, laneOf(reserve))
    this.untold = { ...this.untold, changed: true }
    if (this.shared) this.tellSoon(this.shared)
  }

  /** Usually the next request tells in passing; this is for when there is none. */
  private tellSoon(shared: SharedPoints) {
    const { urgent, patient } = this.pace.inFlight
    const isBusy = urgent + patient > 0
    if (isBusy ? this.telling : !this.untold.changed) return
    clearTimeout(this.telling)
    // Whoever is not told finds out by itself a little later.
    const tell = () => void this.tell(shared, { cost: 0, reserve: 0 }).catch(() => undefined)
    this.telling = setTimeout(
      () => {
        this.telling = undefined
        tell()
      },
      isBusy ? STILL_MS : TELL_MS,
    )
    this.telling.unref()
  }

  learn(text: string, cost: number) {
    if (this.costs.size >= KNOWN_COSTS) this.costs.clear()
    this.costs.set(text, cost)
  }
}

type Untold = { said: { status: ThrottleStatus; at: number } | null; lost: number; changed: boolean }

const NOTHING: Untold = { said: null, lost: 0, changed: false }

const paces = new Map<string, StorePace>()

/** This process's pace in one store; `shared` is how it agrees with other processes. */
export function paceOf(apiKey: string, shop: string, shared?: SharedPoints) {
  const key = `${apiKey} ${shop}`
  const pace = paces.get(key) ?? new StorePace()
  pace.shared = shared ?? pace.shared
  paces.set(key, pace)
  return pace
}
