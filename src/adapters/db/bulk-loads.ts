import { claimedColumns, type ClaimedLink } from './links'
import { Prisma } from './generated/client'
import type { BulkLoadState } from './generated/enums'
import type { Tenant } from './tenant'

const load = {
  id: true,
  state: true,
  operationId: true,
  total: true,
  processed: true,
  recorded: true,
  refused: true,
  reason: true,
  lookAt: true,
  startedAt: true,
  finishedAt: true,
} as const

/** The load that is under way in a store, if there is one. */
export const findLoad = ({ sql, organizationId }: Tenant, storeId: string) =>
  sql.bulkLoad.findFirst({ where: { organizationId, storeId, finishedAt: null }, select: load })

export type BulkLoad = NonNullable<Awaited<ReturnType<typeof findLoad>>>

export const loadById = ({ sql, organizationId }: Tenant, id: string) =>
  sql.bulkLoad.findFirst({ where: { organizationId, id }, select: load })

/** The loads that are under way, by store. */
export async function loadsUnderWay({ sql, organizationId }: Tenant) {
  const where = { organizationId, finishedAt: null }
  const rows = await sql.bulkLoad.findMany({ where, select: { ...load, storeId: true } })
  return new Map(rows.map(({ storeId, ...row }) => [storeId, row]))
}

/** True when a load has failed since then: what is left of it goes the ordinary way. */
export async function hasFailedSince({ sql, organizationId }: Tenant, storeId: string, since: Date) {
  const where = { organizationId, storeId, state: 'failed', finishedAt: { gt: since } } as const
  return (await sql.bulkLoad.findFirst({ where, select: { id: true } })) !== null
}

const isFirstCreate = ({ organizationId }: Tenant, storeId: string) => Prisma.sql`
  organization_id = ${organizationId}::uuid and store_id = ${storeId}::uuid and priority >= 40 and due_at <= now()
    and customer_id is null and attempts = 0 and claim is null`

/** Whether so many customers, or more, are due that were never written to the store. */
export async function owesCreates(tenant: Tenant, storeId: string, many: number): Promise<boolean> {
  const rows = await tenant.sql.$queryRaw<{ count: number }[]>`
    select count(*)::int from (select from link where ${isFirstCreate(tenant, storeId)} limit ${many}) due`
  return (rows[0]?.count ?? 0) >= many
}

export const beginLoad = ({ sql, organizationId }: Tenant, storeId: string) =>
  sql.bulkLoad.create({ data: { organizationId, storeId }, select: load })

export const changeLoad = (
  { sql, organizationId }: Tenant,
  id: string,
  change: {
    state?: BulkLoadState
    operationId?: string
    total?: number
    processed?: number
    reason?: string
    lookAt?: Date
    finishedAt?: Date
  },
) => sql.bulkLoad.updateMany({ where: { organizationId, id }, data: change })

/** The load of a store is to be looked at now, as when Shopify says that it has ended. */
export const lookAtLoad = ({ sql, organizationId }: Tenant, storeId: string) =>
  sql.bulkLoad.updateMany({
    where: { organizationId, storeId, finishedAt: null },
    data: { lookAt: new Date() },
  })

/**
 * Claims customers that were never written for a load. Should the load never come back, they are owed as before a day
 * later; a change of the directory owes them at once.
 */
export const claimForLoad = (tenant: Tenant, storeId: string, loadId: string, limit: number) =>
  tenant.sql.$queryRaw<ClaimedLink[]>`
    with due as (
      select id from link where ${isFirstCreate(tenant, storeId)}
      order by priority, due_at limit ${limit} for update skip locked
    ), claimed as (
      update link set state = 'writing', claim = ${loadId}::uuid, attempts = attempts + 1,
        due_at = now() + interval '1 day'
      from due where link.id = due.id returning link.*
    )
    select ${claimedColumns} from claimed`

/** Gives back what a load has claimed and does not write: some links, or all that are left. */
export const releaseFromLoad = ({ sql, organizationId }: Tenant, loadId: string, linkIds?: string[]) =>
  sql.link.updateMany({
    where: { organizationId, claim: loadId, ...(linkIds && { id: { in: linkIds } }) },
    data: { claim: null, state: 'queued', dueAt: new Date() },
  })

export type BulkLine = {
  line: number
  linkId: string
  generation: number
  desired: Prisma.JsonValue
  decidedAt: Date
}

export type NewLine = Omit<BulkLine, 'desired'> & { desired: Prisma.InputJsonObject }

export const addLines = ({ sql, organizationId }: Tenant, loadId: string, lines: NewLine[]) =>
  sql.bulkLine.createMany({ data: lines.map((line) => ({ ...line, organizationId, loadId })) })

const line = { line: true, linkId: true, generation: true, desired: true, decidedAt: true } as const

/** The number that the next line gets. */
export async function nextLine({ sql, organizationId }: Tenant, loadId: string): Promise<number> {
  const { _max } = await sql.bulkLine.aggregate({ where: { organizationId, loadId }, _max: { line: true } })
  return (_max.line ?? -1) + 1
}

export const linesFrom = (
  { sql, organizationId }: Tenant,
  loadId: string,
  from: number,
  limit: number,
): Promise<BulkLine[]> =>
  sql.bulkLine.findMany({
    where: { organizationId, loadId, line: { gte: from } },
    orderBy: { line: 'asc' },
    take: limit,
    select: line,
  })

/** Those of these lines that are not recorded yet, with their links as they are now and who has claimed them. */
export async function openLines({ sql, organizationId }: Tenant, loadId: string, lines: number[]) {
  const where = { organizationId, loadId, line: { in: lines } }
  const open: BulkLine[] = await sql.bulkLine.findMany({ where, select: line })
  const ids = open.map(({ linkId }) => linkId)
  const links = await sql.$queryRaw<(ClaimedLink & { claim: string | null })[]>`
    select claim::text, ${claimedColumns} from link
    where organization_id = ${organizationId}::uuid and id = any(${ids}::uuid[])`
  return { lines: open, links: new Map(links.map((link) => [link.id, link])) }
}

/** Notes that these lines are recorded. */
export async function closeLines(
  { sql, organizationId }: Tenant,
  loadId: string,
  lines: number[],
  refused: number,
) {
  const where = { organizationId, loadId, line: { in: lines } }
  const { count } = await sql.bulkLine.deleteMany({ where })
  const data = { recorded: { increment: count }, refused: { increment: refused } }
  await sql.bulkLoad.updateMany({ where: { organizationId, id: loadId }, data })
}

/** Forgets all lines of a load that has ended. */
export const dropLines = ({ sql, organizationId }: Tenant, loadId: string) =>
  sql.bulkLine.deleteMany({ where: { organizationId, loadId } })
