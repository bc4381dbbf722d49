import { revive } from './revive'
import { Shop, type ShopRecord } from './shop'
import type { World, WorldRecord } from './world'

type Snapshot = { world: WorldRecord; shops: ShopRecord[] }

/** Everything a world holds, as text to come back to. */
export const takeSnapshot = (world: World): string =>
  JSON.stringify({ world: world.toRecord(), shops: [...world.shops.values()] })

/** Puts a world back to where it was, time included. */
export function restoreSnapshot(world: World, text: string): void {
  const snapshot = revive<Snapshot>(text)
  for (const kept of [world.shops, world.apps, world.accessTokens, world.refreshTokens]) kept.clear()
  world.outbox.clear()
  world.refillBuckets()
  world.restore(snapshot.world)
  for (const record of snapshot.shops) {
    const shop = new Shop(record)
    world.shops.set(shop.settings.domain, shop)
    world.onChange(shop.settings.domain)
  }
}
