import { CsvError, parse } from 'csv-parse/browser/esm/sync'
import { z } from 'zod'
import type { CsvRow } from '@/core/inbound/csv-rows'

const MOST_BYTES = 5_000_000
const MOST_ROWS = 20_000

export type CsvFile = { name: string; header: string[]; rows: CsvRow[] }
export type Unreadable = { name: string; why: string }

const Records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }))

/** The rows of a file as spreadsheets write it: commas, semicolons or tabs, quoted where needed. */
export function readCsv(name: string, text: string): CsvFile | Unreadable {
  if (text.length > MOST_BYTES) return { name, why: 'It has more than 5 MB. Split it into smaller files.' }
  try {
    const [first, ...others] = Records.parse(parse(text, options))
    if (!first || others.length === 0) {
      return { name, why: 'It has no rows. The first line names the columns, each other line is a person.' }
    }
    if (others.length > MOST_ROWS)
      return { name, why: 'It has more than 20,000 rows. Split it into smaller files.' }
    return {
      name,
      header: first.record,
      rows: others.map(({ record, info }) => ({ line: info.lines, cells: record })),
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { name, why: `${error.message}. Save it as CSV in UTF-8 once more.` }
  }
}

const options = {
  bom: true,
  delimiter: [',', ';', '\t'],
  info: true,
  relax_column_count: true,
  skip_empty_lines: true,
}
