/** An app of the Dev Dashboard: who may ask stores for access, and whom their webhooks are signed for. */
export type App = {
  id: string
  clientId: string
  clientSecret: string
  name: string
  handle: string
  /** The Shopify organization that made it; null is one of no concern. */
  organization: string | null
  /** What its released version asks for, where the Dev Dashboard installs it. */
  scopes: string[]
  /** A redirect URI is allowed when it starts with one of these. */
  redirectUris: string[]
  /** Where a merchant who installs from the store's side is sent. */
  appUrl: string | null
  /** Where the app's configuration sends the mandatory compliance webhooks. */
  complianceUrl: string | null
  /** Webhooks may be signed with the old secret for an hour after it was changed. */
  rotated: { previousSecret: string; at: number } | null
}

/** The store's own people, where a rule asks which app acts. No namespace is closed to them. */
export const MERCHANT: App = {
  id: 'gid://shopify/App/1',
  clientId: 'merchant',
  clientSecret: '',
  name: 'Merchant',
  handle: 'merchant',
  organization: null,
  scopes: [],
  redirectUris: [],
  appUrl: null,
  complianceUrl: null,
  rotated: null,
}
