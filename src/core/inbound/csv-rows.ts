import type { JsonObject } from '../scim/json'
import type { CsvColumn } from './csv-columns'
import { csvEvent } from './csv-person'
import { Problem } from './problem'
import { readEvent } from './read-event'

export type CsvRow = { line: number; cells: string[] }
export type GoodRow = { line: number; id: string; event: JsonObject }
export type BadRow = { line: number; reason: string }

/** Parts the rows of a file into those that can be imported and those with a reason why not. */
export function checkRows(columns: readonly CsvColumn[], rows: readonly CsvRow[], now: Date) {
  const good: GoodRow[] = []
  const bad: BadRow[] = []
  const lines = new Map<string, number>()
  for (const { line, cells } of rows) {
    const event = csvEvent(columns, cells)
    const read = idOrReason(event, columns, now)
    const earlier = 'id' in read ? lines.get(read.id) : undefined
    if ('reason' in read) bad.push({ line, reason: read.reason })
    else if (earlier !== undefined)
      bad.push({ line, reason: `The same person is on line ${earlier} already. Keep one of the two.` })
    else {
      good.push({ line, id: read.id, event })
      lines.set(read.id, line)
    }
  }
  return { good, bad }
}

function idOrReason(
  event: JsonObject,
  columns: readonly CsvColumn[],
  now: Date,
): { id: string } | { reason: string } {
  try {
    return { id: readEvent(event, now).person.id }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const reasons = (error.more.errors ?? []).map(({ field, detail }) => explained(field, detail, columns))
    return { reason: [...new Set(reasons)].join(' ') || error.detail }
  }
}

const names: Record<string, string> = {
  email: 'E-mail',
  givenName: 'First name',
  familyName: 'Last name',
  displayName: 'Name to show',
  phone: 'Phone',
  locale: 'Language',
  department: 'Department',
  groups: 'Groups',
  country: 'Country',
}

/** What is wrong with a cell, and what to put into it. */
function explained(pointer: string, detail: string, columns: readonly CsvColumn[]): string {
  const field =
    pointer
      .split('/')
      .filter((part) => part !== '' && !/^\d+$/.test(part))
      .at(-1) ?? ''
  if (field === 'id') {
    return columns.includes('id')
      ? 'Id: is empty or has a space. Put in what identifies the person at the source.'
      : 'E-mail: is empty or not an address. Put one in, such as ada@example.com.'
  }
  if (field === 'email') return 'E-mail: is empty or not an address. Put one in, such as ada@example.com.'
  if (field === 'country')
    return 'Country: is not a code of two letters. Write CH for Switzerland, US for the United States.'
  return `${names[field] ?? field}: ${detail}. Shorten or correct it.`
}
