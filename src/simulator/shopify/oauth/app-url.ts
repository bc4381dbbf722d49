import type { Shop } from '../state/shop'
import type { World } from '../state/world'
import { hostParameter, signQuery } from './sign'

/** Where a merchant goes who opens or installs an app from the store's admin. */
export function signedAppUrl({ clock }: World, { settings }: Shop, appUrl: string, secret: string): string {
  const parameters = {
    host: hostParameter(settings.domain),
    shop: settings.domain,
    timestamp: String(Math.floor(clock.now() / 1000)),
  }
  const target = new URL(appUrl)
  for (const [name, value] of Object.entries(parameters)) target.searchParams.set(name, value)
  target.searchParams.set('hmac', signQuery(parameters, secret))
  return target.href
}
