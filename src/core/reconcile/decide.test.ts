import { describe, expect, test } from 'vitest'
import type { CustomerRecord, CustomerUpdate } from './customer-store'
import { decide, differences, type Desired, type Ledger } from './decide'

const nothing = { metafieldTypes: {}, roles: [], owners: {} }
const ada: Desired = {
  ...nothing,
  presence: 'member',
  fields: { email: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace', phone: null },
  tags: ['rollcall:member', 'department:Sales'],
}
const gone: Desired = {
  ...nothing,
  presence: 'leaver',
  cause: 'inactive',
  fields: {},
  tags: ['rollcall:deprovisioned'],
}
const unseen = { observed: {}, observedRoles: [], managedRoles: [] }
const strange: Ledger = {
  ...unseen,
  linkId: 'l1',
  customerId: null,
  agreed: {},
  observedTags: [],
  managedTags: [],
}
const linked: Ledger = {
  ...unseen,
  linkId: 'l1',
  customerId: 'c1',
  agreed: ada.fields,
  observedTags: ['vip', ...ada.tags],
  managedTags: ada.tags,
}

const update = {
  kind: 'update',
  linkId: 'l1',
  customerId: 'c1',
  fields: {},
  metafieldTypes: {},
  addTags: [],
  removeTags: [],
  addRoles: [],
  removeRoles: [],
}

test.each<[string, Desired, Ledger, unknown]>([
  [
    'a member without a customer is created with all tags in the same call, and empty fields are not sent',
    ada,
    strange,
    {
      kind: 'create',
      linkId: 'l1',
      fields: { email: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace' },
      metafieldTypes: {},
      tags: ada.tags,
      roles: [],
    },
  ],
  ['a leaver who never had a customer costs nothing', gone, strange, 'never-there'],
  ['what both sides agree on costs nothing', ada, linked, 'unchanged'],
  [
    'of somebody who returns, what the directory says is put back, and what it says nothing about, or a shopper has declined, stays',
    { ...ada, fields: { lastName: 'Lovelace', phone: null, emailMarketing: 'SUBSCRIBED' } },
    {
      ...linked,
      agreed: { lastName: 'Lovelace', phone: null, emailMarketing: 'SUBSCRIBED' },
      observed: { lastName: 'Byron', phone: '+41791234567', emailMarketing: 'UNSUBSCRIBED' },
      restricted: true,
    },
    { ...update, fields: { lastName: 'Lovelace' } },
  ],
  [
    'a leaver loses a metafield also while somebody is asked about it',
    { ...gone, fields: { 'metafield:staff.level': null } },
    {
      ...linked,
      agreed: { 'metafield:staff.level': 'gold' },
      observedTags: gone.tags,
      managedTags: gone.tags,
      asked: ['metafield:staff.level'],
    },
    { ...update, fields: { 'metafield:staff.level': null } },
  ],
  [
    'a value that differs only in case and spaces costs nothing',
    { ...ada, fields: { ...ada.fields, email: 'ADA@example.com ', firstName: ' Ada' } },
    linked,
    'unchanged',
  ],
  [
    'only the changed field is written',
    { ...ada, fields: { ...ada.fields, lastName: 'King' } },
    linked,
    { ...update, fields: { lastName: 'King' } },
  ],
  [
    'a cleared attribute clears the field',
    { ...ada, fields: { ...ada.fields, lastName: null } },
    linked,
    { ...update, fields: { lastName: null } },
  ],
  [
    'a mover loses the old tag and gets the new one in the same write',
    { ...ada, tags: ['rollcall:member', 'department:Legal'] },
    linked,
    { ...update, addTags: ['department:Legal'], removeTags: ['department:Sales'] },
  ],
  [
    'a leaver loses our tags, gets the marker, and keeps the fields and the merchant’s tags',
    gone,
    linked,
    { ...update, addTags: ['rollcall:deprovisioned'], removeTags: ada.tags },
  ],
  [
    'a rejoiner gets the tags back and loses the marker',
    ada,
    { ...linked, managedTags: gone.tags, observedTags: ['vip', ...gone.tags] },
    { ...update, addTags: ada.tags, removeTags: gone.tags },
  ],
  [
    'a tag that the merchant had set before is not ours to add',
    { ...ada, tags: [...ada.tags, 'VIP'] },
    linked,
    'unchanged',
  ],
  [
    'a managed tag that the store no longer shows is put back',
    ada,
    { ...linked, observedTags: ['vip', 'rollcall:member'] },
    { ...update, addTags: ['department:Sales'] },
  ],
  [
    'a marker of leaving that the store no longer shows is put back',
    gone,
    { ...linked, managedTags: gone.tags, observedTags: ['vip'] },
    { ...update, addTags: gone.tags },
  ],
  [
    'a leaver loses our tags even where they were last seen missing',
    gone,
    { ...linked, observedTags: [] },
    { ...update, addTags: gone.tags, removeTags: ada.tags },
  ],
])('%s', (_, desired, ledger, expected) => {
  const plan = decide(desired, ledger)
  expect(plan.kind === 'none' ? plan.why : plan.write).toEqual(expected)
})

describe('the ledger of managed tags', () => {
  test('never holds a tag that the merchant had set before', () => {
    const plan = decide({ ...ada, tags: ['VIP', 'new'] }, linked)
    expect(plan).toMatchObject({ managedTags: ['new'] })
  })

  test('holds a tag that is put back once', () => {
    const plan = decide(ada, { ...linked, observedTags: ['rollcall:member'] })
    expect(plan).toMatchObject({ managedTags: ada.tags })
  })
})

describe('reading back', () => {
  const customer: CustomerRecord = {
    id: 'c1',
    linkKey: 'l1',
    email: 'ada@example.com',
    phone: '+15550100',
    firstName: 'Ada',
    lastName: 'Lovelace',
    locale: null,
    note: null,
    tags: ['department:sales', 'vip'],
    updatedAt: '2026-01-01T00:00:00Z',
  }
  const write: CustomerUpdate = {
    kind: 'update',
    linkId: 'l1',
    customerId: 'c1',
    fields: {},
    addTags: ['department:Sales'],
    removeTags: ['old'],
  }

  test('accepts the store’s own spelling', () => {
    expect(
      differences({ ...write, fields: { email: 'Ada@Example.com', phone: '+1 555 0100' } }, customer),
    ).toEqual([])
  })

  test('names each field and tag that the store did not take', () => {
    const read = { ...customer, tags: ['old'], lastName: 'Byron' }
    expect(differences({ ...write, fields: { lastName: 'Lovelace' } }, read)).toEqual([
      'lastName',
      'tag department:Sales',
      'tag old',
    ])
  })
})

describe('an erasure', () => {
  const marked = {
    ...linked,
    observedTags: ['rollcall:deprovisioned'],
    managedTags: ['rollcall:deprovisioned'],
  }
  const requested = { ...marked, erasureRequestedAt: new Date(0) }
  const erased = { email: null, phone: null, firstName: null, lastName: null }
  const erase = { ...gone, removal: 'erase' } satisfies Desired

  test.each<[string, Desired, Ledger, unknown]>([
    ['is requested', erase, marked, { removal: 'erase' }],
    ['that was requested is looked at, not requested again', erase, requested, 'being-erased'],
    [
      'leaves the marker in force meanwhile',
      erase,
      { ...requested, observedTags: [] },
      { addTags: erase.tags },
    ],
    [
      'that was carried out leaves nothing to write',
      { ...erase, tags: ['gone'] },
      { ...requested, observed: erased, observedTags: [] },
      'being-erased',
    ],
    ['is taken back for somebody who is a member again', ada, requested, { cancelErasure: true }],
    ['is taken back once the policy asks for none', gone, requested, { cancelErasure: true }],
  ])('%s', (_, desired, ledger, expected) => {
    const plan = decide(desired, ledger)
    if (plan.kind === 'none') expect(plan.why).toBe(expected)
    else expect(plan.write).toMatchObject({ kind: 'update', ...Object(expected) })
    if (plan.kind === 'write' && ledger === requested) expect(plan.write).not.toHaveProperty('removal')
  })
})

test('a role that a leaver keeps by policy is not given back once somebody has revoked it in the store', () => {
  const role = { companyId: 'co', locationId: 'lo', roleId: 'ro' }
  const keeps: Desired = { ...gone, roles: [role] }
  const ledger: Ledger = {
    ...linked,
    observedTags: gone.tags,
    managedTags: gone.tags,
    observedRoles: [],
    managedRoles: [role],
  }
  expect(decide(keeps, ledger)).toEqual({ kind: 'none', why: 'unchanged' })
})
