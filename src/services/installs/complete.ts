import { takeInstall } from '@/adapters/db/installs'
import { keepPendingInstall } from '@/adapters/db/pending-installs'
import { completeInstall } from '@/adapters/shopify/oauth'
import { hashToken } from '@/adapters/vault/token'
import { Refused } from '../refused'
import { shopifyApp } from '../stores/shopify-app'
import { INSTALL_WAITS_S } from './browser-secret'
import { sealGrant } from './sealed-grant'

/**
 * Ends the OAuth part of an install that began at Shopify, in the browser that began it. The grant waits, sealed and
 * for an hour, until someone in that browser says for which organization it is.
 */
export async function completeFromShopify(url: URL, browserSecret: string | undefined): Promise<void> {
  const browserHash = hashToken(browserSecret ?? '')
  const claim = async (state: string, shop: string) => {
    const install = await takeInstall(hashToken(state), new Date())
    const isOurs = install?.browserHash && Buffer.from(install.browserHash).equals(browserHash)
    return install && isOurs && install.domain === shop ? install : null
  }
  const installed = await completeInstall(shopifyApp(), url, claim)
  if (!installed.ok) throw new Refused('invalid', installed.failure.message)
  await keepPendingInstall({
    browserHash,
    domain: installed.grant.shop,
    sealedGrant: sealGrant(installed.grant),
    expiresAt: new Date(Date.now() + INSTALL_WAITS_S * 1000),
  })
}
