import { Prisma } from './generated/client'
import type { Tenant } from './tenant'

/** A line that one plan has and the other has not, or has with other values; null = it has none for them. */
export type PreviewDifference = {
  personId: string
  /** A store or a target. */
  placeId: string
  name: string
  before: string | null
  after: string | null
}

const linesOf = (organizationId: string, previewId: string) => Prisma.sql`
  select person_id, coalesce(store_id, target_id) as place_id, name, kind, changes from preview_line
  where organization_id = ${organizationId}::uuid and preview_id = ${previewId}::uuid`

/** The preview whose place this one has taken, if there is one. */
export const previewBefore = ({ sql, organizationId }: Tenant, id: string) =>
  sql.preview.findFirst({
    where: { organizationId, replacedBy: id },
    select: { id: true, hash: true, createdAt: true },
  })

/** In what the lines of two previews differ, the first of them, and how many there are. */
export async function previewDifferences(
  { sql, organizationId }: Tenant,
  { before, after }: { before: string; after: string },
  limit: number,
): Promise<{ differences: PreviewDifference[]; count: number }> {
  const rows = await sql.$queryRaw<(PreviewDifference & { count: number })[]>`
    select person_id::text as "personId", place_id::text as "placeId", coalesce(now.name, past.name) as name,
      past.kind as before, now.kind as after, (count(*) over ())::int as count
    from (${linesOf(organizationId, before)}) past
    full join (${linesOf(organizationId, after)}) now using (person_id, place_id)
    where past.kind is distinct from now.kind or past.changes is distinct from now.changes
    order by name, person_id, place_id limit ${limit}`
  return { differences: rows.map(({ count: _all, ...one }) => one), count: rows[0]?.count ?? 0 }
}
