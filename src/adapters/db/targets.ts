import type { TargetKind, TargetMode, TargetSource } from './generated/enums'
import type { Prisma } from './generated/client'
import type { Tenant } from './tenant'

export type { TargetKind, TargetMode, TargetSource }

const targetFields = {
  id: true,
  name: true,
  kind: true,
  mode: true,
  settings: true,
  source: true,
  sourceDirectoryId: true,
  condition: true,
  directoryId: true,
  trouble: true,
  failingSince: true,
  retryAt: true,
  lastWriteAt: true,
  createdAt: true,
  sourceDirectory: { select: { mode: true } },
  organization: { select: { pausedAt: true } },
} as const

/** Without credentials: those are for whoever speaks to the target, see `findSealedTarget`. */
export const listTargets = ({ sql, organizationId }: Tenant) =>
  sql.target.findMany({ where: { organizationId }, orderBy: { id: 'asc' }, select: targetFields })

export const findTarget = ({ sql, organizationId }: Tenant, id: string) =>
  sql.target.findFirst({ where: { organizationId, id }, select: targetFields })

export type StoredTarget = NonNullable<Awaited<ReturnType<typeof findTarget>>>

export const findSealedTarget = ({ sql, organizationId }: Tenant, id: string) =>
  sql.target.findFirst({
    where: { organizationId, id },
    select: { ...targetFields, sealedCredentials: true },
  })

export type SealedTarget = NonNullable<Awaited<ReturnType<typeof findSealedTarget>>>

/** Who a target is for, and what it feeds. */
export type TargetScope = {
  source: TargetSource
  sourceDirectoryId: string | null
  condition: string | null
  directoryId: string | null
}

export type NewTarget = TargetScope & {
  id: string
  name: string
  kind: TargetKind
  settings: Prisma.InputJsonObject
  sealedCredentials: string | null
}

export const insertTarget = ({ sql, organizationId }: Tenant, target: NewTarget) =>
  sql.target.create({ data: { ...target, organizationId }, select: targetFields })

export type TargetChange = Partial<TargetScope> & {
  name?: string
  settings?: Prisma.InputJsonObject
  sealedCredentials?: string
}

export const changeTarget = ({ sql, organizationId }: Tenant, id: string, change: TargetChange) =>
  sql.target.updateMany({ where: { organizationId, id }, data: change })

/** Switches a target on or off. Switched on it is asked at once, whatever trouble it had. */
export const setTargetMode = ({ sql, organizationId }: Tenant, id: string, mode: TargetMode) =>
  sql.target.updateMany({
    where: { organizationId, id },
    data: { mode, ...(mode === 'on' ? { trouble: null, failingSince: null, retryAt: null } : {}) },
  })

/** What a target's answers say about it as a whole. */
export const reportTarget = (
  { sql, organizationId }: Tenant,
  id: string,
  report: { trouble: string | null; failingSince: Date | null; retryAt: Date | null; mode?: TargetMode },
) => sql.target.updateMany({ where: { organizationId, id }, data: report })

export const markTargetWritten = ({ sql, organizationId }: Tenant, id: string, at: Date) =>
  sql.target.updateMany({ where: { organizationId, id }, data: { lastWriteAt: at } })

/** Takes a target and its links away; what is at the target stays there. */
export async function deleteTarget({ sql, organizationId }: Tenant, id: string): Promise<boolean> {
  const { count } = await sql.target.deleteMany({ where: { organizationId, id } })
  return count === 1
}

type TargetCounts = { people: number; due: number; failed: number; pending: number }
const nothing: TargetCounts = { people: 0, due: 0, failed: 0, pending: 0 }

/** Counts of links by target: records kept there, owed, failed, and handed over without an outcome yet. */
export async function targetCounts({ sql, organizationId }: Tenant): Promise<(id: string) => TargetCounts> {
  const rows = await sql.$queryRaw<({ target_id: string } & TargetCounts)[]>`
    select target_id::text, count(*) filter (where agreed is not null)::int as people,
           count(*) filter (where state in ('accepted', 'queued', 'writing') and pending is null)::int as due,
           count(*) filter (where state = 'failed')::int as failed,
           count(*) filter (where pending is not null)::int as pending
    from target_link where organization_id = ${organizationId}::uuid group by target_id`
  const counts = new Map(rows.map(({ target_id, ...row }): [string, TargetCounts] => [target_id, row]))
  return (id) => counts.get(id) ?? nothing
}
