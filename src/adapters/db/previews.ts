import type { Actor } from './events'
import type { Prisma } from './generated/client'
import type { PreviewLineRow } from './preview-people'
import type { Tenant } from './tenant'

const DAY_MS = 86_400_000

/** Previews that nobody applied are forgotten after this, and with them what they say of people. */
const KEPT_DAYS = 7

export const insertPreview = (
  { sql, organizationId }: Tenant,
  preview: {
    id: string
    decision: Prisma.InputJsonObject
    title: string
    baseVersion: number
    hash: string
    counts: Prisma.InputJsonObject
    author: Actor
  },
) => sql.preview.create({ data: { ...preview, organizationId } })

/** Adds lines to a preview that is being computed, and forgets old previews of the organization. */
export async function insertPreviewLines(
  { sql, organizationId }: Tenant,
  previewId: string,
  lines: PreviewLineRow[],
) {
  if (lines.length === 0) return
  await sql.previewLine.createMany({ data: lines.map((line) => ({ ...line, organizationId, previewId })) })
}

export const forgetOldPreviews = ({ sql, organizationId }: Tenant, now: Date) =>
  sql.preview.deleteMany({
    where: { organizationId, createdAt: { lt: new Date(now.getTime() - KEPT_DAYS * DAY_MS) } },
  })

export const findPreview = ({ sql, organizationId }: Tenant, id: string) =>
  sql.preview.findFirst({ where: { organizationId, id } })

/** Answers false when it was applied or replaced meanwhile. */
export async function settlePreview(
  { sql, organizationId }: Tenant,
  id: string,
  status: 'applied' | 'outdated',
  at: Date,
) {
  const { count } = await sql.preview.updateMany({
    where: { organizationId, id, status: 'open' },
    data: { status, ...(status === 'applied' && { appliedAt: at }) },
  })
  return count === 1
}

/** Lines in their order, after a position. */
export const listPreviewLines = (
  { sql, organizationId }: Tenant,
  previewId: string,
  { after, limit, storeId, kind }: { after: number; limit: number; storeId?: string; kind?: string },
) =>
  sql.previewLine.findMany({
    where: {
      organizationId,
      previewId,
      position: { gt: after },
      ...(storeId && { storeId }),
      ...(kind && { kind }),
    },
    orderBy: { position: 'asc' },
    take: limit,
  })

/** Owes exactly what a preview has listed. Answers the stores to wake. */
export async function owePreview(
  { sql, organizationId }: Tenant,
  previewId: string,
  { priority, causeId }: { priority: number; causeId: string },
): Promise<string[]> {
  const rows = await sql.$queryRaw<{ storeId: string }[]>`
    insert into link (id, organization_id, user_id, store_id, state, generation, priority, due_at, due_since, cause_id)
    select gen_random_uuid(), organization_id, person_id, store_id, 'queued', 1, ${priority}, now(), now(),
      ${causeId}::uuid
    from preview_line where organization_id = ${organizationId}::uuid and preview_id = ${previewId}::uuid
    on conflict (user_id, store_id) do update set
      state = 'queued', generation = link.generation + 1, due_since = coalesce(link.due_since, now()),
      cause_id = coalesce(link.cause_id, excluded.cause_id), priority = least(link.priority, excluded.priority), due_at = coalesce(least(link.due_at, now()), now())
    returning store_id::text as "storeId"`
  return [...new Set(rows.map(({ storeId }) => storeId))]
}

/** Keeps what was computed; a preview without a hash is not whole and cannot be applied. */
export const completePreview = (
  { sql, organizationId }: Tenant,
  id: string,
  computed: { hash: string; counts: Prisma.InputJsonObject },
) => sql.preview.updateMany({ where: { organizationId, id }, data: computed })
