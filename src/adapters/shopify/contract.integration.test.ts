import { describeCustomerStore } from '@/testing/customer-store-contract'
import { connectShop, simulateShopify } from '@/testing/simulated-shop'
import { afterAll } from 'vitest'
import { shopifyCustomerStore } from './customer-store'
import { ensureLinkDefinition } from './link-key'
import { createShopifyApp } from './shopify'
import { StoreConnection } from './store-connection'

let stop: () => Promise<void> = async () => {}
afterAll(() => stop())

describeCustomerStore('the simulator', async () => {
  const shopify = await simulateShopify()
  stop = shopify.simulator.stop
  return shopifyCustomerStore(await connectShop(shopify))
})

/** A development store and a token with read_customers and write_customers: the simulator must behave as it does. */
const { SHOPIFY_TEST_SHOP: shop, SHOPIFY_TEST_TOKEN: accessToken } = process.env

if (shop && accessToken) {
  describeCustomerStore(shop, async () => {
    const app = createShopifyApp({
      apiKey: 'contract',
      apiSecret: 'unused',
      portalUrl: 'http://127.0.0.1:3000',
    })
    const store = new StoreConnection(app, { shop, accessToken })
    await ensureLinkDefinition(store)
    return shopifyCustomerStore(store)
  })
}
