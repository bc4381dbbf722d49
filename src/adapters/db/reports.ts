import { database } from './client'
import type { Prisma } from './generated/client'
import { provenOrganization, type OrganizationId, type Tenant } from './tenant'

const reportFields = {
  id: true,
  month: true,
  document: true,
  keyId: true,
  signature: true,
  closedAt: true,
} as const

export type NewReport = {
  id: string
  month: string
  document: Prisma.InputJsonObject
  keyId: string
  signature: string
  closedAt: Date
}

/** Keeps a month's report, unless it has one. */
export const appendReport = async ({ sql, organizationId }: Tenant, report: NewReport): Promise<boolean> => {
  const { count } = await sql.monthlyReport.createMany({
    data: [{ ...report, organizationId }],
    skipDuplicates: true,
  })
  return count === 1
}

/** All reports, the newest month first; there are twelve a year. */
export const listReports = ({ sql, organizationId }: Tenant) =>
  sql.monthlyReport.findMany({ where: { organizationId }, orderBy: { month: 'desc' }, select: reportFields })

export const findReport = ({ sql, organizationId }: Tenant, month: string) =>
  sql.monthlyReport.findUnique({
    where: { organizationId_month: { organizationId, month } },
    select: reportFields,
  })

/** Organizations that existed in the month that ended then, and have no report of it. */
export async function withoutReport(
  month: string,
  ended: Date,
  limit: number,
): Promise<{ organizationId: OrganizationId }[]> {
  const rows = await database().organization.findMany({
    where: { createdAt: { lt: ended }, reports: { none: { month } } },
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true },
  })
  return rows.map(({ id }) => ({ organizationId: provenOrganization(id) }))
}

/** Since when the organization exists, its name, and what it has set about minutes. */
export const reportedOrganization = ({ sql, organizationId }: Tenant) =>
  sql.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { id: true, name: true, createdAt: true, minutes: true },
  })

export const keepMinutes = ({ sql, organizationId }: Tenant, minutes: Prisma.InputJsonObject) =>
  sql.organization.updateMany({ where: { id: organizationId }, data: { minutes } })
