/** Where connecting begins: it redirects to the consent page of the shop, typed in any form. */
export const consentAddress = (shop: string) => `/api/shopify/connect?${new URLSearchParams({ shop })}`
