import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { detectColumns } from './csv-columns'
import { csvEvent } from './csv-person'
import { checkRows } from './csv-rows'

const now = new Date('2026-11-25T12:00:00Z')

describe('the columns of a file of people are known by their headings', () => {
  test.each<[string, string[], string[]]>([
    ['SCIM’s words', ['externalId', 'email', 'givenName'], ['id', 'email', 'givenName']],
    [
      'a spreadsheet',
      ['First Name', 'Last name', 'E-Mail', 'Notes'],
      ['givenName', 'familyName', 'email', 'ignored'],
    ],
    [
      'Shopify’s export of customers',
      [
        'Customer ID',
        'First Name',
        'Last Name',
        'Email',
        'Default Address City',
        'Default Address Country Code',
        'Tags',
      ],
      ['id', 'givenName', 'familyName', 'email', 'locality', 'country', 'groups'],
    ],
    ['the first of two for one field', ['Email', 'Work email'], ['email', 'ignored']],
  ])('%s', (_, header, columns) => expect(detectColumns(header)).toEqual(columns))
})

describe('a row of a file', () => {
  test('is a person who joined, with the address as id where there is no other', () => {
    const columns = detectColumns(['Email', 'First name', 'City', 'Country', 'Groups'])
    expect(csvEvent(columns, ['Ada@Example.com', 'Ada', 'London', 'GB', 'VIP; Press'])).toEqual({
      type: 'person.joined',
      person: {
        id: 'ada@example.com',
        email: 'Ada@Example.com',
        givenName: 'Ada',
        addresses: [{ locality: 'London', country: 'GB', primary: true }],
        groups: ['VIP', 'Press'],
      },
    })
  })

  test.each(['false', 'No', 'inactive', 'DISABLED'])('is a person who left when it says %s', (status) => {
    expect(csvEvent(['id', 'active'], ['7', status])).toEqual({ type: 'person.left', person: { id: '7' } })
  })

  test.each<[string, string[], RegExp]>([
    ['no address', ['', 'Ada', 'CH'], /^E-mail: is empty or not an address\. Put one in/],
    ['half an address', ['ada@', 'Ada', 'CH'], /^E-mail: .* Put one in/],
    ['a country in words', ['ada@example.com', 'Ada', 'Switzerland'], /^Country: is not a code .* Write CH/],
    ['a name that is too long', ['ada@example.com', 'A'.repeat(300), ''], /^First name: .* Shorten/],
    ['a person who was there before', ['first@example.com', 'Ada', ''], /line 2 already/],
  ])('with %s has a reason and a fix, and the others pass (M20)', (_, cells, reason) => {
    const { good, bad } = checkRows(
      ['email', 'givenName', 'country'],
      [
        { line: 2, cells: ['first@example.com', 'Bo', ''] },
        { line: 3, cells },
        { line: 4, cells: ['last@example.com'] },
      ],
      now,
    )
    expect(good.map(({ line }) => line)).toEqual([2, 4])
    expect(bad).toEqual([{ line: 3, reason: expect.stringMatching(reason) }])
  })

  test('of any text is either good or bad with a reason', () => {
    const cell = fc.string({ unit: 'binary', maxLength: 20 })
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 6 }), fc.array(cell, { maxLength: 6 }), (header, cells) => {
        const { good, bad } = checkRows(detectColumns(header), [{ line: 2, cells }], now)
        expect(good.length + bad.length).toBe(1)
        expect(bad.every(({ reason }) => reason !== '')).toBe(true)
      }),
    )
  })
})
