import { callbackPath } from '@/adapters/shopify/oauth'
import { askedScopes } from '@/adapters/shopify/scopes'
import { env } from '@/env'
import { webhookAddress } from '../webhooks/webhook-address'

/** What the organization enters in Shopify's Dev Dashboard for an app of its own. */
export const appSettings = () => ({
  redirectUrl: env().PORTAL_URL + callbackPath,
  complianceUrl: webhookAddress(),
  scopes: askedScopes.join(','),
})
