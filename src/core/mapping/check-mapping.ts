import { isMetafield, type FieldName } from '../reconcile/customer-store'
import { sourceMistake } from './check-source'
import type { MappingRow } from './configuration'
import { mistakenAt, wrongAt, type Finding } from './finding'
import { metafieldTypes } from './metafield-types'
import { hasWayBack } from './reverse'

/** Shopify refuses a customer who has none of them. */
const identifying: readonly FieldName[] = ['email', 'phone', 'firstName', 'lastName']

/** Everything that is wrong with the mapping of one directory. */
export function mappingProblems(rows: readonly MappingRow[]): Finding[] {
  const nobody: Finding[] = rows.some(({ to }) => identifying.includes(to))
    ? []
    : wrongAt([], 'a customer needs an e-mail address, a phone number or a name; no row gives one')
  return [...nobody, ...rows.flatMap((row, index) => rowProblems(row, index, rows))]
}

function rowProblems(row: MappingRow, index: number, rows: readonly MappingRow[]): Finding[] {
  const { to, source, owner, metafieldType, stores } = row
  const isTaken = rows.findIndex((other) => other.to === to) < index
  const isOneWay = (owner === 'newest' || owner === 'ask') && !hasWayBack(source)
  return [
    ...wrongAt([index, 'to'], isTaken ? 'another row writes this field already' : undefined),
    ...(isMetafield(to) ? metafieldProblems(to, metafieldType, index) : []),
    ...wrongAt([index, 'owner'], isOneWay ? oneWay : undefined),
    ...mistakenAt([index, 'source'], sourceMistake(source)),
    ...Object.entries(stores).flatMap(([store, override]) =>
      mistakenAt([index, 'stores', store], override ? sourceMistake(override) : undefined),
    ),
  ]
}

const oneWay =
  'an edit in the store can go back into an attribute that may be written, not into a template or a fixed value: choose directory or store'

const metafieldProblems = (to: FieldName, type: string | undefined, index: number): Finding[] => [
  ...wrongAt(
    [index, 'to'],
    isOurs(to) ? 'this metafield is what Rollcall recognizes its customers by' : undefined,
  ),
  ...wrongAt([index, 'metafieldType'], typeProblem(type)),
]

/** The metafield that ties a customer to a link (adapters/shopify/link-key.ts); its namespace has several spellings. */
export const isOurs = (field: FieldName) => /^metafield:(\$app|app--)[^.]*\.rollcall_link$/.test(field)

export function typeProblem(type: string | undefined): string | undefined {
  if (!type) return 'say which type the metafield has in Shopify'
  return metafieldTypes.includes(type) ? undefined : `${type} is no type that Rollcall can write`
}
