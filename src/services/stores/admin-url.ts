import { env } from '@/env'

/** The store's own admin, in Shopify or in the simulator. */
export function adminUrl(domain: string): string {
  const simulator = env().SHOPIFY_SIMULATOR_URL
  if (simulator) return `${simulator}/${domain}/admin`
  return `https://admin.shopify.com/store/${domain.replace('.myshopify.com', '')}`
}

/** `customerId` is a gid such as gid://shopify/Customer/1. */
export const customerUrl = (domain: string, customerId: string) =>
  `${adminUrl(domain)}/customers/${customerId.split('/').at(-1)}`
