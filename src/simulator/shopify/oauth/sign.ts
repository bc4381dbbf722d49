import { createHmac, timingSafeEqual } from 'node:crypto'

/** Query parameters as Shopify signs them on the way back to an app: sorted, without the signature itself. */
export function signQuery(parameters: Record<string, string>, secret: string): string {
  const text = Object.entries(parameters)
    .filter(([name]) => name !== 'hmac')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  return createHmac('sha256', secret).update(text).digest('hex')
}

export function sameSecret(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)]
  return x.length === y.length && timingSafeEqual(x, y)
}

/** The base64 name of a store's admin that embedded apps read from `host`. */
export const hostParameter = (domain: string): string =>
  Buffer.from(`admin.shopify.com/store/${domain.replace(/\.myshopify\.com$/, '')}`)
    .toString('base64')
    .replace(/=+$/, '')
