/** Shopify refuses a look-up of what is no number in E.164. */
export const isPhoneNumber = (phone: string | null): phone is string =>
  phone !== null && /^\+[1-9]\d{6,14}$/.test(phone)
