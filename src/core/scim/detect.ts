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
  return (query && byQuery(query)) || (isObject(body) && byBody(body)) || 'generic'
}

const guid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const randomUser = new RegExp(`^userName eq "${guid}"$`, 'i')

/** "Test connection" asks for a user of a random GUID at Microsoft, for test.user@okta.local at Okta. */
function byQuery(query: URLSearchParams): Idp | undefined {
  const filter = query.get('filter') ?? ''
  if (/^userName eq "[^"@]+@okta\.local"$/i.test(filter)) return 'okta'
  const isFlagged = [...query.keys()].some((name) => /^aadOptscim/i.test(name))
  const asksForGroup = query.get('excludedAttributes') === 'members' && /^displayName eq "/.test(filter)
  return isFlagged || asksForGroup || randomUser.test(filter) ? 'entra' : undefined
}

/** Shapes that only one of them sends. */
function byBody(body: { [name: string]: Json }): Idp | undefined {
  const schemas = JSON.stringify(valueOf(body, 'schemas') ?? [])
  if (schemas.includes('schemas.microsoft.com')) return 'entra'
  if (/urn:scim:schemas:core/i.test(schemas)) return 'onelogin'
  const operations = valueOf(body, 'Operations')
  return Array.isArray(operations) && operations.some(isEntraOperation) ? 'entra' : undefined
}

/** Operations in capitals, or paths in the place of names. */
const isEntraOperation = (operation: Json): boolean =>
  isObject(operation) &&
  (/^(Add|Replace|Remove)$/.test(String(operation.op)) ||
    (isObject(operation.value) && Object.keys(operation.value).some((name) => /\[.*\]|:User:\w/.test(name))))
