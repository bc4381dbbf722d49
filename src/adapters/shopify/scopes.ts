/** What the app asks of every store. `write_customers` covers metafields of customers and B2B contacts too. */
export const requiredScopes = ['read_customers', 'write_customers']

/** The required scopes that a store has not granted; Shopify lists only `write_x` when both were granted. */
export function missingScopes(granted: string[], required: string[] = requiredScopes) {
  const held = new Set(granted.flatMap((scope) => [scope, scope.replace(/^write_/, 'read_')]))
  return required.filter((scope) => !held.has(scope))
}
