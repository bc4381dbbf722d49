import type { StoredFile } from '../bulk/files'
import { Invariants } from '../control/invariants'
import { FaultQueue } from '../faults/fault-queue'
import { LeakyBucket } from '../graphql/leaky-bucket'
import { RequestLog } from '../graphql/request-log'
import type { Delivery } from '../webhooks/delivery'
import { Outbox } from '../webhooks/outbox'
import type { App } from './app'
import type { Change } from './change'
import { Clock } from './clock'
import { gid } from './gid'
import type { AccessToken, AuthorizationCode, RefreshToken } from './installation'
import { type Latency, noLatency } from './latency'
import { plans } from './plan'
import { Random } from './random'
import { Shop, type ShopSettings } from './shop'

const FIRST_ID = 7_410_000_000_001n

export type NewShop = Pick<ShopSettings, 'domain'> & Partial<Omit<ShopSettings, 'id' | 'createdAt'>>

/** What lies on disk besides the stores. */
export type WorldRecord = {
  nextId: string
  clockOffsetMs: number
  apps: App[]
  accessTokens: AccessToken[]
  refreshTokens: RefreshToken[]
  deliveries: Delivery[]
}

const unowned = { organization: null, scopes: [] }

/** Everything the simulator knows: one value, so that a test can have its own. */
export class World {
  readonly clock = new Clock()
  readonly random = new Random()
  readonly faults = new FaultQueue(this.clock, this.random)
  readonly requests = new RequestLog()
  readonly invariants = new Invariants(this.clock)
  readonly outbox = new Outbox(this)
  readonly apps = new Map<string, App>()
  readonly shops = new Map<string, Shop>()
  readonly accessTokens = new Map<string, AccessToken>()
  readonly refreshTokens = new Map<string, RefreshToken>()
  readonly codes = new Map<string, AuthorizationCode>()
  /** Uploads and results of bulk operations, by key. They do not outlive the process. */
  readonly files = new Map<string, StoredFile>()
  readonly snapshots = new Map<string, string>()
  readonly #buckets = new Map<string, LeakyBucket>()
  latency: Latency = noLatency
  url = ''
  #nextId = FIRST_ID
  /** Called with the domain of a changed store, or nothing when the rest changed. */
  onChange: (domain?: string) => void = () => undefined
  readonly #listeners: ((change: Change) => void)[] = []

  /** Tells everyone who listens, after the fact. */
  changed(change: Change): void {
    this.onChange(change.shop.settings.domain)
    if (this.latency.searchLagMs > 0) change.shop.searchLag.record(change, this.clock.now())
    for (const listener of this.#listeners) listener(change)
  }

  listen(listener: (change: Change) => void): void {
    this.#listeners.push(listener)
  }

  nextId(): string {
    return String(this.#nextId++)
  }

  /** Goes on from another id, for example one that JavaScript's numbers cannot hold. */
  continueIdsFrom(id: bigint): void {
    this.#nextId = id
  }

  shop(domain: string): Shop | undefined {
    return this.shops.get(domain)
  }

  addShop({ domain, ...settings }: NewShop): Shop {
    const at = this.clock.iso()
    const shop = new Shop({
      settings: {
        name: domain.replace(/\.myshopify\.com$/, ''),
        plan: 'standard',
        b2b: false,
        organization: null,
        accounts: 'NEW_CUSTOMER_ACCOUNTS',
        status: 'open',
        protectedData: 'level-2',
        quirks: [],
        ...settings,
        id: gid('Shop', this.nextId()),
        domain,
        createdAt: at,
        updatedAt: at,
      },
    })
    this.shops.set(domain, shop)
    this.onChange(domain)
    return shop
  }

  changeShop(shop: Shop, settings: Partial<ShopSettings>): void {
    const before = shop.settings
    shop.settings = { ...before, ...settings, updatedAt: this.clock.iso() }
    this.changed({ shop, kind: 'shop-updated' })
    if (before.accounts !== shop.settings.accounts) this.changed({ shop, kind: 'accounts-updated' })
  }

  addApp(app: Omit<App, 'id' | 'rotated'>): App {
    const known = this.apps.get(app.clientId)
    const rotated =
      known && known.clientSecret !== app.clientSecret
        ? { previousSecret: known.clientSecret, at: this.clock.now() }
        : (known?.rotated ?? null)
    const added = { ...app, rotated, id: known?.id ?? gid('App', this.nextId()) }
    this.apps.set(app.clientId, added)
    this.onChange()
    return added
  }

  /** Points of query cost are counted per app and store. */
  bucket(shop: Shop, clientId: string): LeakyBucket {
    const { bucket, restoreRate } = plans[shop.settings.plan]
    const key = `${clientId} ${shop.settings.domain} ${shop.settings.plan}`
    const known = this.#buckets.get(key)
    if (known) return known
    const made = new LeakyBucket(bucket, restoreRate, this.clock)
    this.#buckets.set(key, made)
    return made
  }

  /** Every bucket full again. */
  refillBuckets(): void {
    this.#buckets.clear()
  }

  removeShop(domain: string): void {
    const shop = this.shop(domain)
    if (!shop) return
    this.#empty(shop)
    this.shops.delete(domain)
    this.onChange(domain)
  }

  /** Empties one store, or all of them and everything that was arranged. Apps and stores stay. */
  reset(domain?: string): void {
    const emptied = [...this.shops.values()].filter((shop) => !domain || shop.settings.domain === domain)
    for (const shop of emptied) this.#empty(shop)
    this.faults.clear(domain)
    this.outbox.clear(domain)
    this.invariants.clear(domain)
    this.requests.clear(domain)
    this.refillBuckets()
    if (!domain) this.latency = noLatency
    this.onChange()
  }

  #empty({ settings }: Shop): void {
    this.shops.set(settings.domain, new Shop({ settings: { ...settings, status: 'open' } }))
    for (const tokens of [this.accessTokens, this.refreshTokens, this.codes]) {
      for (const [key, token] of tokens) if (token.domain === settings.domain) tokens.delete(key)
    }
    this.onChange(settings.domain)
  }

  toRecord(): WorldRecord {
    return {
      nextId: String(this.#nextId),
      clockOffsetMs: this.clock.offsetMs,
      apps: [...this.apps.values()],
      accessTokens: [...this.accessTokens.values()],
      refreshTokens: [...this.refreshTokens.values()],
      deliveries: this.outbox.waiting(),
    }
  }

  restore(record: WorldRecord): void {
    this.#nextId = BigInt(record.nextId)
    this.clock.offsetMs = record.clockOffsetMs
    // What lies on disk may be older than a field.
    for (const app of record.apps) this.apps.set(app.clientId, { ...unowned, ...app })
    for (const token of record.accessTokens) this.accessTokens.set(token.token, token)
    for (const token of record.refreshTokens) this.refreshTokens.set(token.token, token)
    this.outbox.restore(record.deliveries)
  }
}
