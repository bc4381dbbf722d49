import { API_VERSION, apiVersions } from '../graphql/api-version'
import type { Context, Resolvers } from '../graphql/resolver'
import { metafieldsField } from '../metafields/metafield-fields'
import type { App } from '../state/app'
import type { Installation } from '../state/installation'
import { describeScope, withImplied } from './scopes'

type InstallationSource = Installation & { metafields: [] }

const accessScopes = (handles: Iterable<string>) =>
  [...handles].map((handle) => ({ handle, description: describeScope(handle) }))

function installation({ shop, app }: Context): InstallationSource | null {
  const found = shop.installationOf(app.clientId)
  return found && !found.uninstalledAt ? { ...found, metafields: [] } : null
}

const visible = (app: App, context: Context): App | null =>
  app.clientId === context.app.clientId ? app : null

export const appResolvers: Resolvers = {
  QueryRoot: {
    app: (_: unknown, { id }: { id?: string | null }, context: Context) =>
      id && id !== context.app.id ? null : context.app,
    appByKey: (_: unknown, { apiKey }: { apiKey: string }, context: Context) => {
      const found = context.world.apps.get(apiKey)
      return found ? visible(found, context) : null
    },
    currentAppInstallation: (_: unknown, __: unknown, context: Context) => installation(context),
    publicApiVersions: () => apiVersions,
  },
  AppInstallation: {
    ...metafieldsField,
    accessScopes: ({ scopes }: InstallationSource) => accessScopes(withImplied(scopes)),
    app: (_: InstallationSource, __: unknown, { app }: Context) => app,
    launchUrl: (_: InstallationSource, __: unknown, { app, shop }: Context) =>
      app.appUrl ?? `https://${shop.settings.domain}/admin/apps/${app.handle}`,
    uninstallUrl: (_: InstallationSource, __: unknown, { app, shop }: Context) =>
      `https://${shop.settings.domain}/admin/apps/${app.handle}/uninstall`,
  },
  App: {
    apiKey: ({ clientId }: App) => clientId,
    availableAccessScopes: (_: App, __: unknown, { scopes }: Context) => accessScopes(scopes),
    developerName: () => null,
    developerType: () => 'PARTNER',
    embedded: () => false,
    installUrl: ({ appUrl }: App) => appUrl,
    installation: (_: App, __: unknown, context: Context) => installation(context),
    optionalAccessScopes: () => [],
    previouslyInstalled: () => false,
    published: () => false,
    requestedAccessScopes: (_: App, __: unknown, { scopes }: Context) => accessScopes(scopes),
    shopifyDeveloped: () => false,
    title: ({ name }: App) => name,
    webhookApiVersion: () => API_VERSION,
  },
}
