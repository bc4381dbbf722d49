import { describe, expect, test } from 'vitest'
import type { JsonObject } from './json'
import { parseListQuery, parseSearchRequest } from './list-query'
import { listResponse } from './list-response'
import { groupType, resourceTypes, userType } from './schema/registry'
import { comparator } from './sort'

const query = (text: string) => parseListQuery(new URLSearchParams(text), [userType])

describe('Paging (RFC 7644 §3.4.2.4)', () => {
  test.each([
    ['', { kind: 'index', startIndex: 1, count: 100 }],
    ['startIndex=1&count=2', { kind: 'index', startIndex: 1, count: 2 }],
    ['startIndex=0', { kind: 'index', startIndex: 1, count: 100 }],
    ['startIndex=-5&count=-1', { kind: 'index', startIndex: 1, count: 0 }],
    ['count=0', { kind: 'index', startIndex: 1, count: 0 }],
    ['count=5000', { kind: 'index', startIndex: 1, count: 1000 }],
    ['cursor', { kind: 'cursor', count: 100 }],
    ['cursor=&count=10', { kind: 'cursor', count: 10 }],
    ['cursor=abc&count=10', { kind: 'cursor', cursor: 'abc', count: 10 }],
  ])('%s', (text, page) => expect(query(text).page).toEqual(page))
})

describe('A query that cannot be read is a 400 that names the parameter', () => {
  test.each([
    ['count=ten', 'invalidValue', 'count: expected an integer'],
    ['cursor=&count=ten', 'invalidCount', 'count: expected an integer'],
    ['startIndex=1.5', 'invalidValue', 'startIndex: expected an integer'],
    ['sortBy=a.b.c', 'invalidPath', 'sortBy'],
    ['sortBy=userName&sortOrder=up', 'invalidValue', 'sortOrder'],
    ['attributes=a b', 'invalidPath', 'attributes'],
    ['excludedAttributes=1', 'invalidPath', 'excludedAttributes'],
    ['filter=active eq "maybe"', 'invalidFilter', 'active is a boolean'],
    ['cursor=%00', 'invalidValue', 'cursor'],
  ])('%s', (text, scimType, detail) => {
    expect(() => query(text)).toThrow(
      expect.objectContaining({ status: 400, scimType, detail: expect.stringContaining(detail) }),
    )
  })
})

describe('POST /.search (§3.4.3)', () => {
  test('says the same as a GET', () => {
    const body = {
      attributes: ['userName', 'name.givenName'],
      filter: 'userName sw "a"',
      sortBy: 'userName',
      startIndex: 1,
      count: 10,
    }
    expect(parseSearchRequest(body, [userType])).toEqual(
      query(
        'attributes=userName,name.givenName&filter=userName sw "a"&sortBy=userName&startIndex=1&count=10',
      ),
    )
  })

  test('at the root filters over all types without refusing what only one of them has', () => {
    expect(
      parseSearchRequest({ filter: 'active eq true or displayName eq "x"' }, resourceTypes).filter,
    ).toBeDefined()
  })
})

describe('ListResponse', () => {
  test('has Resources even when empty (§3.4.2)', () => {
    expect(listResponse({ resources: [], totalResults: 7, startIndex: 1 })).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: 7,
      startIndex: 1,
      itemsPerPage: 0,
      Resources: [],
    })
  })

  test('has cursors in the place of startIndex (RFC 9865 §2)', () => {
    expect(listResponse({ resources: [{}], totalResults: 7, nextCursor: 'n' })).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: 7,
      nextCursor: 'n',
      itemsPerPage: 1,
      Resources: [{}],
    })
  })
})

describe('Sorting (§3.4.2.3)', () => {
  const users: JsonObject[] = [
    {
      id: '1',
      userName: 'b',
      emails: [{ value: 'z' }, { value: 'a', primary: true }],
      meta: { created: '2026-01-01T00:00:00+02:00' },
    },
    { id: '2', userName: 'C', emails: [{ value: 'M' }], meta: { created: '2025-12-31T23:00:00Z' } },
    { id: '3', userName: 'a', title: 'x', meta: { created: '2026-01-01T00:00:00Z' } },
  ]
  test.each([
    ['sortBy=userName', '312', 'without regard to case'],
    ['sortBy=userName&sortOrder=descending', '213', 'descending'],
    ['sortBy=emails', '123', 'by the primary value, else the first; what has none comes last'],
    ['sortBy=emails.value&sortOrder=descending', '321', 'and first when descending'],
    ['sortBy=title', '312', 'ties stay as they were'],
    ['sortBy=meta.created', '123', 'dates as moments'],
    ['sortBy=id&sortOrder=descending', '321', 'identifiers'],
  ])('%s → %s: %s', (text, expected) => {
    const { sort } = query(text)
    if (!sort) throw new Error('no sort')
    expect(
      users
        .toSorted(comparator(sort, userType))
        .map(({ id }) => id)
        .join(''),
    ).toBe(expected)
  })

  test('groups sort by their own schema', () => {
    const { sort } = parseListQuery(new URLSearchParams('sortBy=displayName'), [groupType])
    if (!sort) throw new Error('no sort')
    expect([{ displayName: 'B' }, { displayName: 'a' }].toSorted(comparator(sort, groupType))).toEqual([
      { displayName: 'a' },
      { displayName: 'B' },
    ])
  })
})
