import { describe, expect, test } from 'vitest'
import type { CompanyRole } from './customer-store'
import { decide, type Desired, type Ledger } from './decide'
import { changesOfLoss, isWithin, lossOf, withoutLoss, type Loss } from './loss'

const buyer: CompanyRole = { companyId: 'c', locationId: 'here', roleId: 'buyer' }
const admin: CompanyRole = { ...buyer, roleId: 'admin' }
const elsewhere: CompanyRole = { ...buyer, locationId: 'there' }
const none: Loss = { tags: [], roles: [], metafields: {} }

const has: Ledger = {
  linkId: 'l1',
  customerId: 'c1',
  agreed: { firstName: 'Ada', 'metafield:staff.level': 'gold' },
  observed: {},
  observedTags: ['VIP', 'member', 'Buyer'],
  managedTags: ['member', 'buyer'],
  observedRoles: [buyer],
  managedRoles: [buyer],
  managedMetafields: { 'metafield:staff.level': 'gold' },
}
const all: Desired = {
  presence: 'member',
  fields: { firstName: 'Ada', 'metafield:staff.level': 'gold' },
  metafieldTypes: { 'metafield:staff.level': 'single_line_text_field' },
  tags: ['member', 'buyer'],
  roles: [buyer],
  owners: {},
}
const without = (given: Partial<Extract<Desired, { presence: 'member' }>>): Desired => ({
  ...all,
  ...given,
  presence: 'member',
})
const gone: Desired = { ...all, presence: 'leaver', cause: 'inactive', tags: ['gone'], roles: [], fields: {} }

const loss = (desired: Desired, ledger: Ledger = has) => lossOf(desired, ledger, decide(desired, ledger))

describe('what somebody who stays would lose', () => {
  test.each<[string, Desired, Ledger, Loss | undefined]>([
    ['nothing, as long as everything is wanted', all, has, undefined],
    ['a tag of ours', without({ tags: ['member'] }), has, { ...none, tags: ['buyer'] }],
    [
      'a tag that another takes the place of',
      without({ tags: ['member', 'seller'] }),
      has,
      { ...none, tags: ['buyer'] },
    ],
    [
      'no tag that the store does not show any more',
      without({ tags: ['member'] }),
      { ...has, observedTags: ['member'] },
      undefined,
    ],
    ['no tag of the merchant’s', without({ tags: ['member', 'buyer'] }), has, undefined],
    ['a company role', without({ roles: [] }), has, { ...none, roles: [buyer] }],
    ['a company role at another location', without({ roles: [elsewhere] }), has, { ...none, roles: [buyer] }],
    [
      'no role that another takes the place of at the same location',
      without({ roles: [admin] }),
      has,
      undefined,
    ],
    [
      'a metafield that has no value any more',
      without({ fields: { firstName: 'Ada', 'metafield:staff.level': null } }),
      has,
      { ...none, metafields: { 'metafield:staff.level': 'gold' } },
    ],
    [
      'a metafield that nothing names any more',
      without({ fields: { firstName: 'Ada' } }),
      { ...has, observed: { 'metafield:staff.level': 'gold' } },
      { ...none, metafields: { 'metafield:staff.level': 'gold' } },
    ],
    [
      'no metafield that gets another value',
      without({ fields: { 'metafield:staff.level': 'silver' } }),
      has,
      undefined,
    ],
    [
      'no field of the customer, such as a first name',
      without({ fields: { firstName: null, 'metafield:staff.level': 'gold' } }),
      has,
      undefined,
    ],
    ['nothing of the kind when they leave: that is a removal', gone, has, undefined],
    ['nothing when there is no customer yet', all, { ...has, customerId: null }, undefined],
  ])('%s', (_, desired, ledger, lost) => expect(loss(desired, ledger)).toEqual(lost))
})

test('nothing is lost that was not asked for, such as what a merge has brought', () => {
  const desired = without({
    tags: [],
    roles: [],
    fields: { firstName: 'Ada', 'metafield:staff.level': null },
  })
  const plan = decide(desired, has)
  expect(lossOf(desired, has, plan, { tags: ['member'], roles: [], fields: {} })).toEqual({
    ...none,
    tags: ['member'],
  })
  expect(lossOf(desired, has, plan, { tags: [], roles: [], fields: {} })).toBeUndefined()
})

describe('a wish without its loss', () => {
  test('writes everything else, and takes nothing away', () => {
    const desired = without({
      fields: { firstName: 'Augusta' },
      metafieldTypes: {},
      tags: ['member', 'seller'],
      roles: [elsewhere],
    })
    const ledger = { ...has, observed: { 'metafield:staff.level': 'gold' } }
    const lost = loss(desired, ledger) ?? none
    const kept = withoutLoss(desired, ledger, lost, all.metafieldTypes)
    expect(kept.plan).toMatchObject({
      kind: 'write',
      write: {
        fields: { firstName: 'Augusta' },
        addTags: ['seller'],
        removeTags: [],
        addRoles: [elsewhere],
        removeRoles: [],
      },
      managedTags: ['member', 'buyer', 'seller'],
    })
    expect(kept.desired).toMatchObject({
      tags: ['member', 'seller', 'buyer'],
      metafieldTypes: all.metafieldTypes,
    })
  })

  test.each<[string, Partial<Extract<Desired, { presence: 'member' }>>]>([
    ['a tag', { tags: ['member'] }],
    ['a role', { roles: [] }],
    ['a metafield', { fields: { firstName: 'Ada', 'metafield:staff.level': null } }],
  ])('that was %s alone writes nothing', (_, given) => {
    const desired = without(given)
    expect(withoutLoss(desired, has, loss(desired) ?? none).plan).toEqual({ kind: 'none', why: 'unchanged' })
  })
})

const whole: Loss = { tags: ['buyer'], roles: [buyer], metafields: { 'metafield:staff.level': 'gold' } }

test.each<[string, Loss, boolean]>([
  ['the same', whole, true],
  ['a part of it', { ...none, tags: ['Buyer'] }, true],
  [
    'the same metafield with another value',
    { ...none, metafields: { 'metafield:staff.level': 'silver' } },
    true,
  ],
  ['another tag', { ...whole, tags: ['buyer', 'member'] }, false],
  ['another role', { ...whole, roles: [elsewhere] }, false],
  ['another metafield', { ...whole, metafields: { 'metafield:staff.number': '1' } }, false],
])('a decision on a loss is one on %s: %s', (_, lost, is) => expect(isWithin(lost, whole)).toBe(is))

test('a loss is shown value by value', () => {
  expect(changesOfLoss(whole)).toEqual([
    { field: 'metafield:staff.level', from: 'gold', to: null },
    { field: 'tag', from: 'buyer', to: null },
    { field: 'companyRole', from: 'here', to: null },
  ])
})
