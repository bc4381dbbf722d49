import type { Shop } from '../state/shop'

const DOMAIN = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/

/** A store's domain from its handle or domain; empty when it cannot be one. */
export function storeDomain(text: string): string {
  const name = text.trim().toLowerCase()
  const domain = name.endsWith('.myshopify.com') ? name : `${name}.myshopify.com`
  return DOMAIN.test(domain) ? domain : ''
}

/** A store as the control API lists it. */
export const describeStore = ({ settings, customers, installations, webhooks }: Shop, url: string) => ({
  ...settings,
  customers: customers.size,
  installations: installations.all(),
  webhooks: webhooks.size,
  admin: `${url}/${settings.domain}/admin`,
})
