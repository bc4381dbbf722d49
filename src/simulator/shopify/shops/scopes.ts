const subjects: Record<string, string> = {
  customers: 'customers',
  companies: 'companies and their locations',
  customer_merge: 'customer merges',
  customer_data_erasure: 'customer data erasure requests',
  orders: 'orders',
  products: 'products',
  locales: 'shop locales',
  markets: 'markets',
  markets_home: 'markets',
  taxes: 'taxes',
}

const SCOPE = /^(unauthenticated_)?(read|write)_(\w+)$/

export const isScope = (scope: string): boolean => {
  const subject = SCOPE.exec(scope)?.[3]
  return subject !== undefined && subject in subjects
}

/** What the consent screen and AccessScope.description say of a scope. */
export function describeScope(scope: string): string {
  const [, , access, subject = scope] = SCOPE.exec(scope) ?? []
  const what = subjects[subject] ?? subject.replaceAll('_', ' ')
  return `${access === 'write' ? 'Read and write' : 'Read'} ${what}`
}

/** `read_customers,write_customers` as a list. Commas or spaces separate; writing implies reading. */
export function parseScopes(text: string): string[] {
  const given = [...new Set(text.split(/[\s,]+/).filter(Boolean))]
  return given
    .filter((scope) => !scope.startsWith('read_') || !given.includes(scope.replace(/^read_/, 'write_')))
    .sort()
}

export const missingScopes = (granted: string[], wanted: string[]): string[] =>
  wanted.filter((scope) => !granted.includes(scope) && !granted.includes(scope.replace(/^read_/, 'write_')))

/** Every scope that holds: writing also reads. */
export const withImplied = (scopes: string[]): string[] =>
  [...new Set(scopes.flatMap((scope) => [scope.replace(/^write_/, 'read_'), scope]))].sort()
