import { describe, expect, test } from 'vitest'
import { Policy } from './configuration'
import { leavingFacts, type LeavingFact } from './leaving-facts'

const inForce = (policy: object, scopes: string[] = []) =>
  leavingFacts(Policy.parse(policy), { scopes })
    .levers.filter((fact) => fact.inForce)
    .map(({ lever }) => lever)

const erasure = 'write_customer_data_erasure'

describe('the levers in force in a store', () => {
  test.each<[string, object, string[], LeavingFact['lever'][]]>([
    ['by default', {}, [], ['tags', 'marker', 'metafields', 'roles']],
    [
      'with roles and metafields left',
      { revokeRoles: false, clearMetafields: false },
      [],
      ['tags', 'marker'],
    ],
    ['with consent', { withdrawConsent: true }, [], ['tags', 'marker', 'metafields', 'roles', 'consent']],
    ['with deletion', { removal: 'delete' }, [], ['tags', 'marker', 'metafields', 'roles', 'removal']],
    [
      'erasure without its scope is not in force',
      { removal: 'erase' },
      [],
      ['tags', 'marker', 'metafields', 'roles'],
    ],
    [
      'erasure with its scope',
      { removal: 'erase' },
      [erasure],
      ['tags', 'marker', 'metafields', 'roles', 'removal'],
    ],
  ])('%s', (_, policy, scopes, expected) => {
    expect(inForce(policy, scopes)).toEqual(expected)
  })
})

test('no policy claims that sign-in is blocked', () => {
  for (const accounts of ['CLASSIC', 'NEW_CUSTOMER_ACCOUNTS', undefined] as const)
    expect(
      leavingFacts(Policy.parse({ removal: 'delete' }), { scopes: [], ...(accounts && { accounts }) })
        .notCovered[0],
    ).toMatch(/^Sign-in to the storefront is still possible/)
})

test('erasure that cannot happen is among what is not covered', () => {
  expect(leavingFacts(Policy.parse({ removal: 'erase' }), { scopes: [] }).notCovered.join(' ')).toMatch(
    erasure,
  )
})
