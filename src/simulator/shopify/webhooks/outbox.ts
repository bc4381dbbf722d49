import { randomUUID } from 'node:crypto'
import type { Fault } from '../faults/fault'
import type { World } from '../state/world'
import { type Delivery, retryAfter } from './delivery'
import { type Posted, post } from './post'
import { topicHeader } from './topic'

const AT_ONCE = 16
const KEPT = 5000
/** Looking for what may be forgotten takes a while, so it is done for so many at once. */
const FORGOTTEN_AT_ONCE = 500
const FAILURES_TO_REMOVAL = 8
const LONGEST_TIMER = 60_000

export type OutboxMode = { mode: 'immediate' | 'manual' | 'delayed'; delayMs: number }

/** Webhooks on their way: sent when due, retried, given up, and spoiled where a fault says so. */
export class Outbox {
  readonly #all = new Map<string, Delivery>()
  /** What waits, among what waited once. */
  readonly #open = new Set<Delivery>()
  readonly #flying = new Set<Delivery>()
  #most = KEPT
  #held: Delivery[] = []
  #timer: NodeJS.Timeout | undefined
  #stopped = false
  settings: OutboxMode = { mode: 'immediate', delayMs: 0 }

  constructor(readonly world: World) {
    world.clock.onAdvance(() => this.#pump())
  }

  /** Newest last. */
  list(domain?: string): Delivery[] {
    return [...this.#all.values()].filter((delivery) => !domain || delivery.domain === domain)
  }

  waiting(): Delivery[] {
    for (const delivery of this.#open) if (delivery.status !== 'waiting') this.#open.delete(delivery)
    return [...this.#open]
  }

  restore(deliveries: Delivery[] = []): void {
    for (const delivery of deliveries) this.#keep(delivery.webhookId, delivery)
    this.#pump()
  }

  clear(domain?: string): void {
    for (const [key, delivery] of this.#all) {
      if (domain && delivery.domain !== domain) continue
      this.#all.delete(key)
      this.#open.delete(delivery)
    }
    this.#held = []
    if (!domain) this.settings = { mode: 'immediate', delayMs: 0 }
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
  }

  add(delivery: Delivery): void {
    const { world } = this
    const operations = [delivery.topic, topicHeader(delivery.topic)]
    const fault = world.faults.take({ on: 'webhook', store: delivery.domain, operations })
    if (this.settings.mode === 'delayed') delivery.dueAt += this.settings.delayMs
    this.#enter(delivery)
    if (fault) this.#spoil(delivery, fault)
    if (fault?.kind !== 'webhook-reorder') this.#release(delivery.domain)
    this.#prune()
    this.#pump()
  }

  /** Sends what waits now, whatever its time and the mode. */
  async deliverNow(deliveries: Delivery[]): Promise<void> {
    for (const delivery of deliveries) await this.#attempt(delivery)
  }

  /** Sends an old one again: with its own id, or with a new one as another delivery of the same event. */
  replay(webhookId: string, newId: boolean): Delivery | undefined {
    const old = this.#all.get(webhookId)
    if (!old) return undefined
    const again = this.#copy(old, newId)
    void this.#attempt(again)
    return again
  }

  #enter(delivery: Delivery): void {
    this.#keep(delivery.webhookId, delivery)
    this.world.onChange()
  }

  #keep(key: string, delivery: Delivery): void {
    this.#all.set(key, delivery)
    if (delivery.status === 'waiting') this.#open.add(delivery)
  }

  #copy(delivery: Delivery, newId: boolean): Delivery {
    const copy: Delivery = {
      ...delivery,
      attempts: [],
      status: 'waiting',
      webhookId: newId ? randomUUID() : delivery.webhookId,
    }
    this.#keep(newId ? copy.webhookId : `${copy.webhookId} again ${randomUUID()}`, copy)
    return copy
  }

  #spoil(delivery: Delivery, fault: Fault): void {
    if (fault.kind === 'webhook-drop') delivery.status = 'dropped'
    if (fault.kind === 'webhook-delay') delivery.dueAt += fault.ms
    if (fault.kind === 'webhook-bad-hmac') delivery.spoiled.badHmac = true
    if (fault.kind === 'webhook-wrong-shop') delivery.spoiled.domain = fault.domain
    if (fault.kind === 'webhook-old-version') delivery.spoiled.version = fault.version
    if (fault.kind === 'webhook-duplicate') this.#copy(delivery, fault.newId)
    if (fault.kind === 'webhook-reorder') {
      delivery.dueAt += 2000
      this.#held.push(delivery)
    }
  }

  /** Lets go of what waited for another webhook of its store to go first. */
  #release(domain: string): void {
    const now = this.world.clock.now()
    for (const delivery of this.#held) if (delivery.domain === domain) delivery.dueAt = now + 50
    this.#held = this.#held.filter((delivery) => delivery.domain !== domain)
  }

  #prune(): void {
    if (this.#all.size <= this.#most) return
    for (const [key, { status }] of this.#all) {
      if (this.#all.size <= KEPT) break
      if (status !== 'waiting') this.#all.delete(key)
    }
    this.#most = Math.max(KEPT, this.#all.size) + FORGOTTEN_AT_ONCE
  }

  #pump(): void {
    clearTimeout(this.#timer)
    if (this.#stopped || this.settings.mode === 'manual') return
    const now = this.world.clock.now()
    const open = this.waiting().filter((delivery) => !this.#flying.has(delivery))
    const due = open.filter(({ dueAt }) => dueAt <= now).slice(0, AT_ONCE - this.#flying.size)
    for (const delivery of due) void this.#attempt(delivery).then(() => this.#pump())
    const next = Math.min(...open.filter(({ dueAt }) => dueAt > now).map(({ dueAt }) => dueAt))
    if (next !== Infinity) {
      this.#timer = setTimeout(() => this.#pump(), Math.min(next - now, LONGEST_TIMER)).unref()
    }
  }

  async #attempt(delivery: Delivery): Promise<void> {
    const app = this.world.apps.get(delivery.clientId)
    if (!app || this.#flying.has(delivery) || this.#isMoot(delivery)) {
      if (!this.#flying.has(delivery)) delivery.status = 'dropped'
      return
    }
    this.#flying.add(delivery)
    const posted = await post(delivery, app, this.world.clock.now())
    this.#flying.delete(delivery)
    if (!this.#stopped) this.#settle(delivery, posted)
  }

  /** A shop that installed the app again is not erased from it, nor a customer whose erasure was taken back. */
  #isMoot({ topic, domain, clientId, about }: Delivery): boolean {
    const shop = this.world.shop(domain)
    if (topic === 'SHOP_REDACT') return shop?.installationOf(clientId)?.uninstalledAt === null
    const customer = about === null ? undefined : shop?.customers.get(about)
    return topic === 'CUSTOMERS_REDACT' && customer?.erasureRequestedAt === null
  }

  #settle(delivery: Delivery, { status, error, tookMs }: Posted): void {
    delivery.attempts.push({ at: this.world.clock.iso(), status, error, tookMs })
    const succeeded = status >= 200 && status < 300
    const wait = succeeded ? undefined : retryAfter(delivery.attempts.length)
    if (succeeded) delivery.status = 'delivered'
    else if (wait === undefined) delivery.status = 'failed'
    else delivery.dueAt = this.world.clock.now() + wait
    this.#count(delivery, succeeded)
    this.world.onChange()
  }

  // After eight failures in a row Shopify removes a subscription that was made through the Admin API.
  #count({ domain, subscriptionId }: Delivery, succeeded: boolean): void {
    const shop = this.world.shop(domain)
    const subscription = subscriptionId === null ? undefined : shop?.webhooks.get(subscriptionId)
    if (!shop || !subscription) return
    const failures = succeeded ? 0 : subscription.failures + 1
    if (failures >= FAILURES_TO_REMOVAL) shop.webhooks.remove(subscription.id)
    else if (failures !== subscription.failures) shop.webhooks.put({ ...subscription, failures })
    this.world.onChange(domain)
  }
}
