import { type Grantee, install, revokeTokens } from '../oauth/grant'
import type { Installation } from '../state/installation'

const HOUR = 3_600_000

const installed = ({ shop, clientId }: Grantee): Installation | undefined => {
  const installation = shop.installationOf(clientId)
  return installation?.uninstalledAt === null ? installation : undefined
}

/**
 * The app leaves the store, by its own wish or the merchant's: tokens die at once, it hears of it, its
 * subscriptions go, and 48 hours later it must erase what it knows of the store. False when it was not there.
 */
export function uninstall(grantee: Grantee): boolean {
  const { world, shop, clientId } = grantee
  const installation = installed(grantee)
  if (!installation) return false
  revokeTokens(grantee)
  shop.installations.put({ ...installation, uninstalledAt: world.clock.iso() })
  world.changed({ shop, kind: 'app-uninstalled', clientId })
  for (const subscription of shop.webhooks.all()) {
    if (subscription.clientId === clientId) shop.webhooks.remove(subscription.id)
  }
  world.changed({ shop, kind: 'shop-redacted', clientId, inMs: 48 * HOUR })
  return true
}

/** Changes what the app may do, as a merchant or Shopify would. False when it is not installed. */
export function changeScopes(grantee: Grantee, scopes: string[]): boolean {
  if (!installed(grantee)) return false
  install(grantee, scopes)
  return true
}

/** Lets every access token of the app run out, as if their hour had passed. */
export function expireTokens({ world, shop, clientId }: Grantee): void {
  for (const token of world.accessTokens.values()) {
    if (token.domain === shop.settings.domain && token.clientId === clientId) {
      world.accessTokens.set(token.token, { ...token, expiresAt: world.clock.now() })
    }
  }
  world.onChange()
}
