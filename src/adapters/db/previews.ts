import { database } from './client'
import type { Actor } from './events'
import { Prisma } from './generated/client'
import type { PreviewStatus } from './generated/enums'
import type { Pipeline } from './pipeline'
import type { PreviewLineRow } from './preview-people'
import type { OrganizationId, Tenant } from './tenant'

const DAY_MS = 86_400_000

/** Previews are forgotten after this, and with them what they say of people. */
const KEPT_DAYS = 7

/** A run that has not said anything for so long has died, and another one goes on. */
const LEASE_MS = 60_000

export const leaseFrom = (now: Date) => new Date(now.getTime() + LEASE_MS)

/** A preview that nothing is known of yet; whoever computes it holds it from now on. */
export const insertPreview = (
  { sql, organizationId }: Tenant,
  preview: {
    id: string
    decision: Prisma.InputJsonObject
    title: string
    baseVersion: number
    author: Actor
    total: number
  },
) =>
  sql.preview.create({
    data: {
      ...preview,
      organizationId,
      status: 'computing',
      hash: '',
      counts: {},
      dueAt: leaseFrom(new Date()),
    },
  })

/** Adds lines to a preview that is being computed. */
export const insertPreviewLines = (
  { sql, organizationId }: Pipeline,
  previewId: string,
  lines: PreviewLineRow[],
) => sql.$executeRaw`
  insert into preview_line (
    organization_id, preview_id, position, store_id, target_id, person_id, name, kind, changes, loss)
  select ${organizationId}::uuid, ${previewId}::uuid, position, "storeId", "targetId", "personId", name, kind, changes,
    nullif(loss, 'null')
  from json_to_recordset(${JSON.stringify(lines)}::json) as line(
    position int, "storeId" uuid, "targetId" uuid, "personId" uuid, name text, kind text, changes jsonb, loss jsonb)`

export const deletePreviewLines = ({ sql, organizationId }: Tenant, previewId: string) =>
  sql.previewLine.deleteMany({ where: { organizationId, previewId } })

/** What a goodbye came to is written down nowhere else by name: its plan stays as long as the history. */
export const forgetOldPreviews = (
  { sql, organizationId }: Tenant,
  now: Date,
  { historyDays }: { historyDays: number },
) => sql.$executeRaw`
  delete from preview where organization_id = ${organizationId}::uuid
    and created_at < ${new Date(now.getTime() - KEPT_DAYS * DAY_MS)}
    and (created_at < ${new Date(now.getTime() - historyDays * DAY_MS)}
      or status <> 'applied' or decision->>'kind' not in ('leave-store', 'leave-directory'))`

export const findPreview = ({ sql, organizationId }: Tenant, id: string) =>
  sql.preview.findFirst({ where: { organizationId, id } })

type Turned = Partial<
  Pick<
    Prisma.PreviewUncheckedUpdateManyInput,
    'appliedAt' | 'appliedBy' | 'baseVersion' | 'counts' | 'dueAt' | 'hash' | 'problem' | 'replacedBy'
  >
>

/**
 * Takes a preview from one status to another, where whatever was being done begins anew. Answers false when somebody
 * else was faster.
 */
export async function turnPreview(
  { sql, organizationId }: Tenant,
  id: string,
  [from, status]: [from: PreviewStatus, to: PreviewStatus],
  turned: Turned = {},
): Promise<boolean> {
  const { count } = await sql.preview.updateMany({
    where: { organizationId, id, status: from },
    data: {
      dueAt: null,
      ...turned,
      status,
      looked: 0,
      attempts: 0,
      work: Prisma.DbNull,
      step: { increment: 1 },
    },
  })
  return count === 1
}

/** Takes a turn at a preview: `attempts` counts the turns without a page in between. */
export const beginTurn = ({ sql, organizationId }: Tenant, id: string) =>
  sql.preview.updateMany({
    where: { organizationId, id },
    data: { attempts: { increment: 1 }, dueAt: leaseFrom(new Date()) },
  })

/** Keeps how far it has come. Answers false when another run goes on with it, or nobody wants it any more. */
export async function keepWork(
  { sql, organizationId }: Pipeline,
  { id, step }: { id: string; step: number },
  { work, looked }: { work: object | null; looked: number },
): Promise<boolean> {
  const count = await sql.$executeRaw`
    update preview set work = ${work && JSON.stringify(work)}::jsonb, looked = ${looked}, step = step + 1, attempts = 0,
      due_at = ${leaseFrom(new Date())}
    where organization_id = ${organizationId}::uuid and id = ${id}::uuid and step = ${step}`
  return count === 1
}

/** Previews of every organization that somebody has to go on with; all of them when the process has just begun. */
export const previewsDue = ({ all = false } = {}) =>
  database().$queryRaw<{ organizationId: OrganizationId; previewId: string }[]>`
    select organization_id::text as "organizationId", id::text as "previewId" from preview
    where due_at is not null and (${all} or due_at <= now())`

/** Lines in their order, after a position; `where` is a store or a target. */
export const listPreviewLines = (
  { sql, organizationId }: Tenant,
  previewId: string,
  { after, limit, where, kind }: { after: number; limit: number; where?: string; kind?: string },
) =>
  sql.previewLine.findMany({
    where: {
      organizationId,
      previewId,
      position: { gt: after },
      ...(where && { OR: [{ storeId: where }, { targetId: where }] }),
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
    with owed as (
      insert into link (id, organization_id, user_id, store_id, state, generation, priority, due_at, due_since, cause_id)
      select gen_random_uuid(), organization_id, person_id, store_id, 'queued', 1, ${priority}, now(), now(),
        ${causeId}::uuid
      from preview_line where organization_id = ${organizationId}::uuid and preview_id = ${previewId}::uuid
      on conflict (user_id, store_id) do update set
        state = 'queued', generation = link.generation + 1, due_since = coalesce(link.due_since, now()),
        cause_id = coalesce(link.cause_id, excluded.cause_id), priority = least(link.priority, excluded.priority),
        due_at = coalesce(least(link.due_at, now()), now())
      returning store_id)
    select distinct store_id::text as "storeId" from owed`
  return rows.map(({ storeId }) => storeId)
}
