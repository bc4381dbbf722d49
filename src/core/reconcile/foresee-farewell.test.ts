import { describe, expect, test } from 'vitest'
import type { Ledger } from './decide'
import { handOver, stay } from './foresee-farewell'

const linked: Ledger = {
  linkId: 'l1',
  customerId: 'c1',
  agreed: {},
  observed: {},
  observedTags: ['member', 'vip'],
  managedTags: ['member'],
  observedRoles: [],
  managedRoles: [{ companyId: 'co', locationId: 'lo', roleId: 'ro' }],
  managedMetafields: { 'metafield:custom.team': 'Sales' },
}
const ours = [
  { field: 'tag', from: 'member', to: 'member' },
  { field: 'companyRole', from: 'lo', to: 'lo' },
  { field: 'metafield:custom.team', from: 'Sales', to: 'Sales' },
]

describe('a goodbye that takes nothing away', () => {
  test('lists what is ours and stays, and nothing of the merchant’s', () => {
    const link = { field: 'link', from: 'c1', to: 'c1' }
    expect(stay(linked, { unsaid: false })).toEqual({ kind: 'stay', changes: [link, ...ours] })
  })

  test('says of whoever was about to lose access that they do not', () => {
    const { changes } = { changes: [], ...stay(linked, { unsaid: true }) }
    expect(changes).toContainEqual({ field: 'waiting', from: 'restrict', to: null })
  })

  test('by handing over ends the link and leaves what was given', () => {
    const link = { field: 'link', from: 'c1', to: null }
    expect(handOver(linked)).toEqual({ kind: 'hand-over', changes: [link, ...ours] })
  })

  test('is nothing to somebody without a customer', () => {
    const unlinked = { ...linked, customerId: null }
    expect([stay(unlinked, { unsaid: true }), handOver(unlinked)]).toEqual([
      { kind: 'keep' },
      { kind: 'keep' },
    ])
  })
})
