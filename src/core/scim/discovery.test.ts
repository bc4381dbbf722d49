import { describe, expect, test } from 'vitest'
import {
  getResourceType,
  refuseFilter,
  getSchema,
  listResourceTypes,
  listSchemas,
  serviceProviderConfig,
} from './discovery'
import { invalidFilter, notFound, taken, tooManyRequests } from './error'

const base = 'https://host/scim/v2/key'

describe('Discovery (RFC 7644 §4)', () => {
  test('ServiceProviderConfig announces the limits and both ways of paging (RFC 7643 §5, RFC 9865 §4)', () => {
    expect(serviceProviderConfig(base)).toMatchObject({
      patch: { supported: true },
      bulk: { supported: true, maxOperations: 1000, maxPayloadSize: 1_048_576 },
      filter: { supported: true, maxResults: 1000 },
      changePassword: { supported: false },
      sort: { supported: true },
      etag: { supported: true },
      pagination: {
        cursor: true,
        index: true,
        defaultPaginationMethod: 'index',
        defaultPageSize: 100,
        maxPageSize: 1000,
      },
      meta: { location: `${base}/ServiceProviderConfig` },
    })
  })

  test('ResourceTypes lists User with its extension, and Group (RFC 7643 §6)', () => {
    expect(listResourceTypes(base)).toMatchObject({
      totalResults: 2,
      Resources: [
        {
          id: 'User',
          endpoint: '/Users',
          schemaExtensions: [
            { schema: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User', required: false },
          ],
        },
        { id: 'Group', endpoint: '/Groups', schemaExtensions: [] },
      ],
    })
    expect(getResourceType('User', base)).toMatchObject({ meta: { location: `${base}/ResourceTypes/User` } })
  })

  test('Schemas spell out every characteristic of every attribute (RFC 7643 §7)', () => {
    expect(listSchemas(base)).toMatchObject({ totalResults: 3, itemsPerPage: 3 })
    const user = getSchema('urn:ietf:params:scim:schemas:core:2.0:User', base)
    expect(user.attributes).toContainEqual({
      name: 'userName',
      type: 'string',
      multiValued: false,
      description: expect.any(String),
      required: true,
      caseExact: false,
      mutability: 'readWrite',
      returned: 'default',
      uniqueness: 'server',
    })
    expect(user.attributes).toContainEqual(
      expect.objectContaining({ name: 'password', mutability: 'writeOnly', returned: 'never' }),
    )
  })

  test('a filter on them is 403', () => {
    expect(() => refuseFilter(new URLSearchParams('filter=id pr'))).toThrow(
      expect.objectContaining({ status: 403 }),
    )
    expect(() => refuseFilter(new URLSearchParams('count=1'))).not.toThrow()
  })

  test('what is not there is 404', () => {
    expect(() => getSchema('urn:none', base)).toThrow(expect.objectContaining({ status: 404 }))
    expect(() => getResourceType('Device', base)).toThrow(expect.objectContaining({ status: 404 }))
  })
})

describe('Errors (RFC 7644 §3.12)', () => {
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:Error']
  test.each([
    [invalidFilter('why'), { schemas, status: '400', scimType: 'invalidFilter', detail: 'why' }],
    [
      taken('userName', 'user 7'),
      { schemas, status: '409', scimType: 'uniqueness', detail: 'userName is already in use by user 7' },
    ],
    [notFound('User 7'), { schemas, status: '404', detail: 'User 7 was not found' }],
  ])('%s has its status as a string', (error, body) => expect(error.toBody()).toEqual(body))

  test('429 says when to come back in whole seconds', () => {
    expect(tooManyRequests(1.2)).toMatchObject({ status: 429, retryAfter: 2 })
  })
})
