import type { Context, Resolvers } from '../graphql/resolver'
import { changeScopes, uninstall } from './lifecycle'
import { describeScope } from './scopes'

const grantee = ({ world, shop, app }: Context) => ({ world, shop, clientId: app.clientId })

function appUninstall(_: unknown, __: unknown, context: Context) {
  uninstall(grantee(context))
  return { app: context.app, userErrors: [] }
}

function appRevokeAccessScopes(_: unknown, { scopes }: { scopes: string[] }, context: Context) {
  const { shop, app } = context
  const granted = shop.installationOf(app.clientId)?.scopes ?? []
  const unknown = scopes.filter((scope) => !granted.includes(scope))
  if (unknown.length > 0) {
    const message = `The requested list of scopes to revoke includes unknown scopes: ${unknown.join(', ')}`
    return { revoked: null, userErrors: [{ field: ['scopes'], message, code: 'UNKNOWN_SCOPES' }] }
  }
  changeScopes(
    grantee(context),
    granted.filter((scope) => !scopes.includes(scope)),
  )
  return { revoked: scopes.map((handle) => ({ handle, description: describeScope(handle) })), userErrors: [] }
}

export const appMutations: Resolvers[string] = { appUninstall, appRevokeAccessScopes }
