import { database } from './client'
import type { Prisma } from './generated/client'

declare const brand: unique symbol

/** An organization that a gate (session, SCIM token, install, job) has proved; every query of a tenant needs one. */
export type OrganizationId = string & { readonly [brand]: 'OrganizationId' }

/** Makes an OrganizationId. Only the gates in services call it, after they have proved it. */
// eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- a brand exists in types only
export const provenOrganization = (id: string): OrganizationId => id as OrganizationId

/** A transaction inside one organization. */
export type Tenant = { organizationId: OrganizationId; sql: Prisma.TransactionClient }

/**
 * Runs `work` in a transaction that sees one organization only: besides the where clauses, row-level security
 * (role rollcall_tenant, see the first migration) hides every other organization's rows. Ended after `longestMs`, or
 * what any transaction has (client.ts).
 */
export function within<T>(
  organizationId: OrganizationId,
  work: (tenant: Tenant) => Promise<T>,
  longestMs?: number,
): Promise<T> {
  return database().$transaction(
    async (sql) => {
      await sql.$executeRaw`select set_config('role', 'rollcall_tenant', true), set_config('rollcall.organization', ${organizationId}, true)`
      return work({ organizationId, sql })
    },
    longestMs === undefined ? {} : { timeout: longestMs },
  )
}
