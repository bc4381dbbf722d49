import { env } from '@/env'

/** Where Shopify delivers webhooks; the app's configuration names the same address for the compliance topics. */
export const webhookAddress = () => `${env().PORTAL_URL}/api/shopify/webhooks`
