import type { App } from '../state/app'
import type { Shop } from '../state/shop'

/** An app that the store's own organization made: the Dev Dashboard installs it with what its version asks for. */
export const isOwnOf = ({ settings }: Shop, { organization, scopes }: App): boolean =>
  organization === settings.organization && scopes.length > 0

/** Whether the store's admin can start an install: the others start from the app. */
export const canInstall = (shop: Shop, app: App): boolean => app.appUrl !== null || isOwnOf(shop, app)
