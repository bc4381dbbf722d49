import fc from 'fast-check'
import { stringify } from 'csv-stringify/sync'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { safeCell } from './csv-cell'

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .tuple(
      fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ' =', '＝', '＋', '－', '＠', "'", '"', ',', ';'),
      fc.string(),
    )
    .map((parts) => parts.join('')),
)

const runsAsFormula = (cell: string) =>
  /^[\s\u0000-\u001f]*[=+\-@＝＋－＠]/.test(cell) || /^[\t\r\n]/.test(cell)

test('no cell begins like a formula, whatever a directory calls its people', () => {
  fc.assert(
    fc.property(nasty, (value) => !runsAsFormula(safeCell(value))),
    { numRuns: 300 },
  )
})

test('a value can be had back from its cell: at most one apostrophe was added', () => {
  const back = (cell: string) => (cell.startsWith("'") ? cell.slice(1) : cell)
  fc.assert(
    fc.property(nasty, (value) => back(safeCell(value)) === value),
    { numRuns: 300 },
  )
})

test('no value leaves its cell: as many rows and columns come out of the file as went in', () => {
  const rows = fc.array(fc.tuple(nasty, nasty, nasty), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(rows, (people) => {
      const cells = people.map((row) => row.map(safeCell))
      const file = stringify(cells, { quoted: true, record_delimiter: 'windows' })
      expect(parse(file, { record_delimiter: '\r\n' })).toEqual(cells)
    }),
    { numRuns: 100 },
  )
})

test.each([
  ['=HYPERLINK("http://x.example","Ada")', '\'=HYPERLINK("http://x.example","Ada")'],
  ['+41 79 000 00 00', "'+41 79 000 00 00"],
  ['Ada Lovelace', 'Ada Lovelace'],
  ['a=b', 'a=b'],
  ['', ''],
])('%s becomes %s', (value, cell) => expect(safeCell(value)).toBe(cell))
