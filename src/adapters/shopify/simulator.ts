import '@shopify/shopify-api/adapters/web-api'
import { setAbstractFetchFunc } from '@shopify/shopify-api/runtime'

/** Longer than Shopify's own cut at 10 s, so that an answer that still comes is not thrown away. */
const TIMEOUT_MS = 15_000

/** The address under which a shop's address is reached: itself, or a path of the simulator when there is one. */
export function shopAddress(url: string, simulatorUrl?: string) {
  return simulatorUrl
    ? url.replace(/^https:\/\/(?=[a-z0-9-]+\.myshopify\.com(\/|$))/, `${simulatorUrl}/`)
    : url
}

/**
 * Sets how the Shopify library reaches stores, for the whole process: the one switch between Shopify and the
 * simulator. Redirects are not followed, because they would carry the access token to another host.
 */
export function reachStores(simulatorUrl?: string) {
  setAbstractFetchFunc((input, init) => {
    const url = shopAddress(input instanceof Request ? input.url : String(input), simulatorUrl)
    return fetch(url, {
      ...init,
      redirect: 'manual',
      signal: init?.signal ?? AbortSignal.timeout(TIMEOUT_MS),
    })
  })
}
