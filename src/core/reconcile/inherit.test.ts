import { describe, expect, test } from 'vitest'
import type { CustomerFields, CustomerRecord } from './customer-store'
import { inherit } from './inherit'

const level = 'metafield:staff.level'
const gone = { managedTags: ['buyer'], managedMetafields: { [level]: 'gold' } }
const kept = (shown: CustomerFields, tags: string[] = []): CustomerRecord => ({
  ...shown,
  id: 'c1',
  linkKey: null,
  tags,
  updatedAt: '2026-11-01T00:00:00Z',
})

describe('a customer that another person’s was merged into', () => {
  test.each<[string, string[], CustomerRecord, string[]]>([
    ['inherits a tag of ours that it shows', [], kept({}, ['Buyer']), ['buyer']],
    ['inherits none that the merge did not bring', [], kept({}, ['VIP']), []],
    ['keeps its own', ['Buyer'], kept({}, ['buyer']), []],
  ])('%s', (_, managedTags, customer, tags) => {
    expect(inherit({ managedTags }, gone, customer).tags).toEqual(tags)
  })

  test.each<[string, CustomerFields, CustomerRecord, CustomerFields]>([
    ['inherits a metafield of ours that it shows', {}, kept({ [level]: 'gold' }), { [level]: 'gold' }],
    ['inherits one of which nothing is known', {}, kept({}), { [level]: 'gold' }],
    ['inherits none that says something else', {}, kept({ [level]: 'silver' }), {}],
    ['inherits none that is empty', {}, kept({ [level]: null }), {}],
    ['keeps its own', { [level]: 'gold' }, kept({ [level]: 'gold' }), {}],
  ])('%s', (_, managedMetafields, customer, metafields) => {
    expect(inherit({ managedTags: [], managedMetafields }, gone, customer).metafields).toEqual(metafields)
  })
})
