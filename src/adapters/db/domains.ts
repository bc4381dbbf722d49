import { database } from './client'
import type { OrganizationId, Tenant } from './tenant'

const shown = {
  id: true,
  domain: true,
  token: true,
  verifiedAt: true,
  checkedAt: true,
  problem: true,
} as const

export const listDomains = ({ sql, organizationId }: Tenant) =>
  sql.verifiedDomain.findMany({ where: { organizationId }, orderBy: { domain: 'asc' }, select: shown })

export const findDomain = ({ sql, organizationId }: Tenant, id: string) =>
  sql.verifiedDomain.findFirst({ where: { organizationId, id }, select: shown })

/** The domains that a TXT record has proved. */
export async function verifiedDomains({ sql, organizationId }: Tenant): Promise<string[]> {
  const where = { organizationId, verifiedAt: { not: null } }
  const rows = await sql.verifiedDomain.findMany({ where, select: { domain: true } })
  return rows.map(({ domain }) => domain)
}

/** Answers false when the organization has the domain already. */
export async function addDomain(
  { sql, organizationId }: Tenant,
  domain: { domain: string; token: string },
): Promise<boolean> {
  const data = [{ ...domain, organizationId }]
  const { count } = await sql.verifiedDomain.createMany({ data, skipDuplicates: true })
  return count === 1
}

export const removeDomain = ({ sql, organizationId }: Tenant, id: string) =>
  sql.verifiedDomain.deleteMany({ where: { organizationId, id } })

export const keepDomainCheck = (
  { sql, organizationId }: Tenant,
  id: string,
  check: { checkedAt: Date; verifiedAt: Date | null; problem: string | null },
) => sql.verifiedDomain.updateMany({ where: { organizationId, id }, data: check })

/** Domains of all organizations that have not been looked at since then; new ones each time while they wait. */
export const domainsToCheck = (before: Date, limit: number) =>
  database().$queryRaw<{ organizationId: OrganizationId; id: string }[]>`
    select organization_id::text as "organizationId", id::text from verified_domain
    where checked_at is null or checked_at < ${before}
      or (verified_at is null and created_at > now() - interval '3 days') order by checked_at nulls first limit ${limit}`
