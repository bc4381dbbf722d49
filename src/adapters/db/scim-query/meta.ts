import type { CompareOperator } from '@/core/scim/filter/filter'
import type { ResourceType } from '@/core/scim/schema/registry'
import { Prisma } from '../generated/client'
import { isId } from '../is-id'
import { orderTest } from './column-comparison'

type Operator = Exclude<CompareOperator, 'ne'>

/** `id`, `meta.created` and `meta.lastModified` (paths in lower case) compared with their columns. */
export function metaColumn(path: string, operator: Operator, wanted: string): Prisma.Sql | undefined {
  switch (path) {
    case 'id':
      return operator === 'eq' ? idTest(wanted) : undefined
    case 'meta.created':
      return momentTest(Prisma.sql`r.created_at`, operator, wanted)
    case 'meta.lastmodified':
      return momentTest(Prisma.sql`r.last_modified`, operator, wanted)
    default:
      return undefined
  }
}

/** Ids are caseExact and were made in lower case. */
const idTest = (id: string) => (isId(id) ? Prisma.sql`r.id = ${id}::uuid` : Prisma.sql`false`)

/** Every resource was made in between, and Postgres knows fewer years than a Date does. */
const [earliest, latest] = [Date.UTC(1900, 0), Date.UTC(9999, 0)]

function momentTest(column: Prisma.Sql, operator: Operator, wanted: string): Prisma.Sql | undefined {
  if (operator === 'co' || operator === 'sw' || operator === 'ew') return undefined
  const moment = Date.parse(wanted)
  if (Number.isNaN(moment)) return Prisma.sql`false`
  const known = new Date(Math.min(Math.max(moment, earliest), latest)).toISOString()
  return orderTest(column, operator, Prisma.sql`${known}::timestamptz`)
}

const moment = (column: Prisma.Sql) => Prisma.sql`jsonb_build_array(
  to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"t"HH24:MI:SS.MS"z"'), extract(epoch from ${column}) * 1000)`

/** `id` and `meta` of the row `r` in the comparable form, as core's `represent` shows them. */
export const metaDocument = ({ id, endpoint }: ResourceType, baseUrl: string): Prisma.Sql => Prisma.sql`
  jsonb_build_object('id', r.id, 'meta', jsonb_build_object(
    'resourcetype', ${id}::text,
    'created', ${moment(Prisma.sql`r.created_at`)},
    'lastmodified', ${moment(Prisma.sql`r.last_modified`)},
    'location', ${`${baseUrl}${endpoint}/`}::text || r.id,
    'version', 'W/"' || r.version || '"'))`
