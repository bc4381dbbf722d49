import type { JsonObject } from '../scim/json'
import type { CsvColumn, CsvField } from './csv-columns'

const addressFields = ['streetAddress', 'locality', 'region', 'postalCode', 'country'] as const
const personFields = ['givenName', 'familyName', 'displayName', 'phone', 'locale', 'department'] as const
const inactive = /^(false|no|n|0|inactive|disabled|suspended|deactivated|left|nein)$/i

/**
 * The event that one row of a file stands for, still to be checked: who is listed has joined, who is marked as
 * inactive has left. Without a column for ids the e-mail address is the id.
 */
export function csvEvent(columns: readonly CsvColumn[], cells: readonly string[]): JsonObject {
  const values = new Map(columns.map((column, place) => [column, cells[place]?.trim() ?? '']))
  const at = (field: CsvField) => values.get(field) ?? ''
  const id = columns.includes('id') ? at('id') : at('email').toLowerCase()
  if (inactive.test(at('active'))) return { type: 'person.left', person: { id } }
  const address = filled(addressFields, at)
  return {
    type: 'person.joined',
    person: {
      id,
      email: at('email'),
      ...filled(personFields, at),
      ...(Object.keys(address).length > 0 && { addresses: [{ ...address, primary: true }] }),
      ...(columns.includes('groups') && { groups: namesIn(at('groups')) }),
    },
  }
}

const filled = (fields: readonly CsvField[], at: (field: CsvField) => string): JsonObject =>
  Object.fromEntries(fields.flatMap((field) => (at(field) === '' ? [] : [[field, at(field)]])))

const namesIn = (cell: string) =>
  cell
    .split(/[,;|]/)
    .map((name) => name.trim())
    .filter(Boolean)
