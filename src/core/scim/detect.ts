import { isObject, type Json, valueOf } from './json'

export const idps = [
  'okta',
  'entra',
  'onelogin',
  'jumpcloud',
  'ping',
  'google',
  'rippling',
  'authentik',
  'keycloak',
  'generic',
] as const
export type Idp = (typeof idps)[number]

const agents: readonly (readonly [RegExp, Idp])[] = [
  [/okta/i, 'okta'],
  [/entra|azure|microsoft|\bAAD\b|ADSCIM/i, 'entra'],
  [/one ?login/i, 'onelogin'],
  [/jump ?cloud/i, 'jumpcloud'],
  [/\bping ?(one|identity|federate|\b)/i, 'ping'],
  [/google/i, 'google'],
  [/rippling/i, 'rippling'],
  [/authentik|goauthentik/i, 'authentik'],
  [/keycloak/i, 'keycloak'],
]

/** What of a request tells who sent it. */
export type Traits = {
  readonly userAgent?: string | null
  readonly query?: URLSearchParams
  readonly body?: Json
}

/** Which identity provider sent a request; 'generic' when nothing tells. */
export function detectIdp({ userAgent, query, body }: Traits): Idp {
  const byAgent = agents.find(([pattern]) => pattern.test(userAgent ?? ''))
  if (byAgent) return byAgent[1]
  if (query && [...query.keys()].some((name) => /^aadOptscim/i.test(name))) return 'entra'
  return (isObject(body) && bySchemas(body)) || 'generic'
}

/** Shapes that only one of them sends. */
function bySchemas(body: { [name: string]: Json }): Idp | undefined {
  const schemas = JSON.stringify(valueOf(body, 'schemas') ?? [])
  if (schemas.includes('schemas.microsoft.com')) return 'entra'
  if (/urn:scim:schemas:core/i.test(schemas)) return 'onelogin'
  const operations = valueOf(body, 'Operations')
  const isCapitalised = (operation: Json) =>
    isObject(operation) && /^(Add|Replace|Remove)$/.test(String(operation.op))
  return Array.isArray(operations) && operations.some(isCapitalised) ? 'entra' : undefined
}
