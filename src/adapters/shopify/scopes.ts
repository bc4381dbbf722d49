/** One access scope: what Rollcall does with it, and what does not happen without it, in words for a person. */
export type ScopeNeed = { scope: string; required: boolean; purpose: string; without: string }

/**
 * What the app asks of every store. Companies need no scope of their own: Shopify lets `write_customers` read and
 * assign them (requiredAccess in the schema of 2026-10). An optional scope that is missing turns off what it is for.
 */
const scopeNeeds: ScopeNeed[] = [
  {
    scope: 'read_customers',
    required: true,
    purpose: 'Reads customers back, to prove what was written and to see what changes in the store.',
    without: 'Nothing can be synced.',
  },
  {
    scope: 'write_customers',
    required: true,
    purpose: 'Creates customers, keeps their fields, tags and company roles, and restricts those who leave.',
    without: 'Nothing can be written.',
  },
  {
    scope: 'read_customer_merge',
    required: false,
    purpose: 'Hears that two customers were merged into one.',
    without: 'A person whose customer was merged away is noticed only when their customer is read again.',
  },
  {
    scope: 'write_customer_merge',
    required: false,
    purpose: 'Merges two customers of one person, when a teammate asks for it.',
    without: 'Two customers of one person can be merged in Shopify only.',
  },
  {
    scope: 'write_customer_data_erasure',
    required: false,
    purpose: 'Asks Shopify to erase the data of someone who has left, where the store’s policy says so.',
    without: 'The policy of this store cannot ask for erasure.',
  },
]

export const requiredScopes = scopesWhere(({ required }) => required)

/** Required and optional ones: a person consents once. */
export const askedScopes = scopesWhere(() => true)

function scopesWhere(matches: (need: ScopeNeed) => boolean) {
  return scopeNeeds.filter(matches).map(({ scope }) => scope)
}

/** The required scopes that a store has not granted; Shopify lists only `write_x` when both were granted. */
export function missingScopes(granted: string[], required: string[] = requiredScopes) {
  const held = new Set(granted.flatMap((scope) => [scope, scope.replace(/^write_/, 'read_')]))
  return required.filter((scope) => !held.has(scope))
}

/** Everything that a store has not granted, required scopes first. */
export function missingNeeds(granted: string[]): ScopeNeed[] {
  const missing = missingScopes(granted, askedScopes)
  return scopeNeeds.filter(({ scope }) => missing.includes(scope))
}
