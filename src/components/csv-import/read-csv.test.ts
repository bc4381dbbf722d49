import { expect, test } from 'vitest'
import { readCsv } from './read-csv'

test.each([
  ['commas', 'email,name\na@x.ch,Ada\n'],
  ['semicolons and a byte order mark, as Excel in Europe', '\ufeffemail;name\r\na@x.ch;Ada\r\n'],
  ['tabs', 'email\tname\na@x.ch\tAda'],
  ['quotes and an empty line', '"email","name"\n\n"a@x.ch","Ada"\n'],
])('a file with %s is read', (_, text) => {
  expect(readCsv('people.csv', text)).toMatchObject({
    header: ['email', 'name'],
    rows: [{ cells: ['a@x.ch', 'Ada'] }],
  })
})

test('rows know the line on which they end', () => {
  expect(readCsv('people.csv', 'email,name\na@x.ch,"Ada\nLovelace"\nb@x.ch,Bo')).toMatchObject({
    rows: [{ line: 3 }, { line: 4 }],
  })
})

test.each([
  ['is empty', '', /no rows/],
  ['has a heading alone', 'email,name\n', /no rows/],
  ['has a quote that does not end', 'email\n"a@x.ch\n', /Save it as CSV/],
])('a file that %s says what to do', (_, text, why) => {
  expect(readCsv('people.csv', text)).toEqual({ name: 'people.csv', why: expect.stringMatching(why) })
})
