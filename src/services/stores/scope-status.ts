import { missingScopes } from '@/adapters/shopify/scopes'

/** What granted scopes say of a store: one that lacks a required scope takes no writes until it is authorised again. */
export function scopeStatus(granted: string[]) {
  const missing = missingScopes(granted)
  if (missing.length === 0) return { status: 'connected', trouble: null } as const
  const trouble = `Shopify does not grant ${missing.join(' and ')} to Rollcall in this store.`
  return { status: 'scope_missing', trouble } as const
}
