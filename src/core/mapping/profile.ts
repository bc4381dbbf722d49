import type { CustomerFields, FieldName } from '../reconcile/customer-store'
import type { Owner } from '../reconcile/decide'
import { canonical } from '../reconcile/canonical'
import type { Json } from '../scim/json'
import type { MappingRow, Source } from './configuration'
import { fieldMapper } from './map-fields'
import type { AcceptedValue, Person, UserSource } from './person'
import { withAccepted } from './accepted'

/** A line of the history that may have written a field: what a directory sent, or what a store or teammate decided. */
export type ProfileLine<Event> = {
  from: 'directory' | 'decision'
  /** The user that a directory's line is about. */
  userId: string
  changes: { field: string; from: Json; to: Json }[]
  event: Event
}

export type ProfileRow<Event> = {
  field: FieldName
  value: string | null
  owner: Owner
  /** Where the value comes from by the mapping. */
  source: Source
  /** The store whose value counts instead of the mapping's; null when the mapping's does. */
  store: AcceptedValue | null
  /** What wrote it last; undefined when that is older than the history. */
  writer: Event | undefined
  /** Stores that are given something else, or nothing. */
  elsewhere: string[]
}

/** No store has it, so that no row is overridden. */
const NO_STORE = ''

/**
 * Each row of a mapping as it is for one person: the value, who has the say, where it comes from, and what wrote it last
 * (`lines` newest first).
 */
export function profile<Event>(
  person: Person,
  lead: UserSource,
  rows: readonly MappingRow[],
  lines: ProfileLine<Event>[],
): ProfileRow<Event>[] {
  const { fields, owners } = fieldMapper(rows, NO_STORE)(lead)
  const counted = withAccepted(fields, owners, person.accepted).fields
  return rows.map((row): ProfileRow<Event> => {
    const accepted = acceptedIn(row, person, fields)
    return {
      field: row.to,
      value: counted[row.to] ?? null,
      owner: row.owner,
      source: row.source,
      store: accepted,
      writer: writerOf(row, lead, lines, accepted !== null)?.event,
      elsewhere: Object.keys(row.stores),
    }
  })
}

function acceptedIn(
  { to, owner }: MappingRow,
  { accepted = {} }: Person,
  fields: CustomerFields,
): AcceptedValue | null {
  const known = accepted[to]
  if (!known || owner === 'directory') return null
  return owner === 'store' || canonical(to, fields[to]) === canonical(to, known.against) ? known : null
}

const writerOf = <Event>(
  row: MappingRow,
  lead: UserSource,
  lines: ProfileLine<Event>[],
  isAccepted: boolean,
) =>
  lines.find((line) =>
    isAccepted
      ? line.from === 'decision' && line.changes.some(({ field }) => field === row.to)
      : line.from === 'directory' && line.userId === lead.userId && moves(row, lead, line.changes),
  )

/** Whether a change of these attributes changes the value: the mapping read before it and after it. */
function moves(
  row: MappingRow,
  lead: UserSource,
  changes: { field: string; from: Json; to: Json }[],
): boolean {
  const as = (side: 'from' | 'to') => {
    const said = Object.fromEntries(changes.map((change) => [change.field, change[side]]))
    const { fields } = fieldMapper([row], NO_STORE)({ ...lead, resource: { ...lead.resource, ...said } })
    return fields[row.to] ?? null
  }
  return as('from') !== as('to')
}
