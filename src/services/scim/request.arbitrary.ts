import fc from 'fast-check'
import { enterpriseUrn, patchOp, userUrn } from '@/testing/idp'

/** Parts of requests that are nearly right, or not at all. They name a user and a group that exist. */
export function requestArbitraries(userId: string, groupId: string) {
  const word = fc.oneof(
    fc.constantFrom('', 'work', 'True', userId, groupId, 'ada@example.com', '\u0000', '\ud800', 'İ', 'a"b\\'),
    fc.string({ unit: 'binary', maxLength: 8 }),
  )
  const path = fc.oneof(
    fc.constantFrom(
      'userName',
      'displayName',
      'active',
      'name.familyName',
      'emails',
      'emails.value',
      'emails[type eq "work"].value',
      'emails[type eq "work" or not (value pr)]',
      'members',
      `members[value eq "${userId}"]`,
      'members[display co "a"]',
      'members.value',
      'meta.lastModified',
      'id',
      'schemas',
      enterpriseUrn,
      `${enterpriseUrn}:manager.value`,
      'urn:example:2.0:User:colour',
      '[',
      'emails[',
    ),
    word,
  )
  const anything = fc.oneof(fc.jsonValue({ maxDepth: 4 }), word, fc.constantFrom(null, true, 1e308, -0))
  const operation = fc.record(
    { op: fc.oneof(fc.constantFrom('add', 'Replace', 'remove'), word), path, value: anything },
    { requiredKeys: [] },
  )
  const attributes = fc.dictionary(path, anything, { maxKeys: 5 })
  const bulkOperation = fc.record(
    {
      method: fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE', 'GET'),
      path: fc.oneof(
        fc.constantFrom('/Users', '/Groups', `/Users/${userId}`, '/Users/bulkId:a', '/%zz'),
        word,
      ),
      bulkId: fc.constantFrom('a', 'b'),
      version: word,
      data: attributes,
    },
    { requiredKeys: [] },
  )
  const body = fc.oneof(
    anything,
    attributes,
    fc.tuple(fc.uuid(), attributes).map(([userName, random]) => ({ userName, ...random })),
    fc.array(operation, { maxLength: 4 }).map((operations) => patchOp(...operations)),
    fc.record({
      schemas: fc.constant(['urn:ietf:params:scim:api:messages:2.0:BulkRequest']),
      Operations: fc.array(bulkOperation, { maxLength: 3 }),
    }),
    fc.record(
      { filter: anything, count: anything, sortBy: anything, cursor: anything },
      { requiredKeys: [] },
    ),
  )

  const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'BREW')
  const endpoint = fc.constantFrom(
    '',
    '.search',
    'Users',
    'Users/.search',
    `Users/${userId}`,
    `Users/${userId.toUpperCase()}`,
    `Users/${crypto.randomUUID()}`,
    'Groups',
    'Groups/.search',
    `Groups/${groupId}`,
    'Bulk',
    'Me',
    'Schemas',
    `Schemas/${userUrn}`,
    'ResourceTypes/Group',
    'ServiceProviderConfig',
  )
  return { word, path, anything, operation, attributes, body, method, endpoint }
}
