import { describe, expect, test } from 'vitest'
import { absorb } from './absorb'
import type { CustomerRecord } from './customer-store'
import { decide, type Desired, type Ledger } from './decide'

const ada: Desired = {
  presence: 'member',
  metafieldTypes: {},
  roles: [],
  owners: {},
  fields: { email: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace', phone: null },
  tags: ['rollcall:member', 'department:Sales'],
}
const ledger: Ledger = {
  linkId: 'l1',
  customerId: 'c1',
  agreed: { email: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace' },
  observedTags: [...ada.tags],
  managedTags: ada.tags,
  observed: {},
  observedRoles: [],
  managedRoles: [],
}
const shown: CustomerRecord = {
  id: 'c1',
  linkKey: 'l1',
  email: 'ada@example.com',
  phone: null,
  firstName: 'Ada',
  lastName: 'Lovelace',
  locale: 'en',
  note: null,
  tags: ada.tags,
  updatedAt: '2026-01-01T00:00:00Z',
}
const here = { left: false }

/** What the next drain writes after the store has shown this. */
const putBack = (customer: CustomerRecord, desired = ada) => {
  const { agreed } = absorb(ledger, customer, here)
  const plan = decide(desired, { ...ledger, agreed, observedTags: customer.tags })
  return plan.kind === 'write' ? plan.write : plan.why
}

describe('what a store shows', () => {
  test.each<[string, Partial<CustomerRecord>]>([
    ['exactly what was agreed', {}],
    ['the store’s own spelling', { email: 'Ada@Example.com', tags: ['Rollcall:Member', 'DEPARTMENT:sales'] }],
    ['a merchant’s own tags and note', { tags: ['vip', ...ada.tags], note: 'likes tea' }],
    ['a phone that the shopper entered and the directory does not know', { phone: '+15550100' }],
  ])('%s is no drift, and nothing is written', (_, over) => {
    expect(absorb(ledger, { ...shown, ...over }, here).drift).toEqual([])
    expect(putBack({ ...shown, ...over })).toBe('unchanged')
  })

  test.each<[string, Partial<CustomerRecord>, object, object]>([
    [
      'a name that a merchant changed',
      { lastName: 'Byron' },
      { field: 'lastName', from: 'Lovelace', to: 'Byron' },
      { fields: { lastName: 'Lovelace' }, addTags: [], removeTags: [] },
    ],
    [
      'a name that a merchant cleared',
      { firstName: null },
      { field: 'firstName', from: 'Ada', to: null },
      { fields: { firstName: 'Ada' }, addTags: [], removeTags: [] },
    ],
    [
      'a managed tag that a merchant removed',
      { tags: ['rollcall:member'] },
      { field: 'tag', from: 'department:Sales', to: null },
      { fields: {}, addTags: ['department:Sales'], removeTags: [] },
    ],
  ])('%s is drift, and put back by the next drain', (_, over, drift, write) => {
    expect(absorb(ledger, { ...shown, ...over }, here).drift).toEqual([drift])
    expect(putBack({ ...shown, ...over })).toMatchObject(write)
  })

  test('what the directory asks for meanwhile costs nothing once the store shows it', () => {
    const king = { ...ada, fields: { ...ada.fields, lastName: 'King' } }
    expect(putBack({ ...shown, lastName: 'King' }, king)).toBe('unchanged')
  })

  test('of someone who has left, only the marker is put back', () => {
    const left = { ...ledger, managedTags: ['rollcall:deprovisioned'], observedTags: [] }
    const { drift } = absorb(left, { ...shown, lastName: 'Byron', tags: [] }, { left: true })
    expect(drift).toEqual([{ field: 'tag', from: 'rollcall:deprovisioned', to: null }])
  })
})

describe('a field that waits for a choice', () => {
  const asking: Ledger = { ...ledger, asked: ['lastName'] }
  const desired: Desired = { ...ada, owners: { lastName: 'ask' } }
  const says = (lastName: string): Desired => ({ ...desired, fields: { ...desired.fields, lastName } })

  test.each<[string, string, Desired, string | undefined]>([
    ['is settled when the store shows what the directory says', 'King', says('King'), 'King'],
    ['is settled when the store is back where both were', 'Lovelace', desired, 'Lovelace'],
    ['waits on while they differ', 'Byron', says('King'), undefined],
  ])('%s', (_, lastName, wanted, value) => {
    const { settled, agreed } = absorb(asking, { ...shown, lastName }, { left: false, desired: wanted })
    expect(settled).toEqual(value === undefined ? [] : [{ field: 'lastName', value }])
    expect(agreed.lastName).toBe(value ?? 'Lovelace')
  })
})
