import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { revive } from './revive'
import { Shop, type ShopRecord } from './shop'
import type { World, WorldRecord } from './world'

const WAIT = 250
const WORLD = 'world.json'
const STORE = '.store.json'

function writeWhole(file: string, value: unknown): void {
  writeFileSync(`${file}.new`, JSON.stringify(value))
  renameSync(`${file}.new`, file)
}

/** Keeps a world in a directory: loads what is there, writes what changed a moment later. */
export class Disk {
  readonly #changed = new Set<string>()
  #timer: NodeJS.Timeout | undefined
  #took = 0

  constructor(
    readonly directory: string,
    readonly world: World,
  ) {
    mkdirSync(directory, { recursive: true })
  }

  /** Whether there was a world to load. */
  load(): boolean {
    const file = join(this.directory, WORLD)
    if (!existsSync(file)) return false
    this.world.restore(revive<WorldRecord>(readFileSync(file, 'utf8')))
    for (const name of readdirSync(this.directory).filter((each) => each.endsWith(STORE))) {
      const shop = new Shop(revive<ShopRecord>(readFileSync(join(this.directory, name), 'utf8')))
      this.world.shops.set(shop.settings.domain, shop)
    }
    return true
  }

  watch(): void {
    this.world.onChange = (domain) => {
      if (domain) this.#changed.add(domain)
      // A big store takes long to write; at most a twentieth of the time goes into it.
      this.#timer ??= setTimeout(() => this.save(), Math.max(WAIT, 20 * this.#took)).unref()
    }
  }

  save(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const from = performance.now()
    for (const domain of this.#changed) this.#saveShop(domain)
    this.#changed.clear()
    writeWhole(join(this.directory, WORLD), this.world.toRecord())
    this.#took = performance.now() - from
  }

  #saveShop(domain: string): void {
    const file = join(this.directory, `${domain}${STORE}`)
    const shop = this.world.shop(domain)
    if (shop) writeWhole(file, shop)
    else rmSync(file, { force: true })
  }
}
