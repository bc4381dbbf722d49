import { database } from './client'
import type { Role } from './generated/enums'
import { isUniqueViolation } from './errors'
import type { Tenant } from './tenant'

export type Teammate = { id: string; email: string; name: string }
export type { Role }

/** Answers undefined when the address already has an account. */
export async function createTeammate(teammate: {
  email: string
  name: string
  passwordHash: string
}): Promise<Teammate | undefined> {
  try {
    return await database().teammate.create({ data: teammate, select: { id: true, email: true, name: true } })
  } catch (error) {
    if (isUniqueViolation(error)) return undefined
    throw error
  }
}

export const findTeammateByEmail = (email: string) => database().teammate.findUnique({ where: { email } })

export type OrganizationOfTeammate = { id: string; name: string; role: Role }

/** The organizations a teammate belongs to, oldest first. */
export async function organizationsOf(teammateId: string): Promise<OrganizationOfTeammate[]> {
  const memberships = await database().membership.findMany({
    where: { teammateId },
    orderBy: { createdAt: 'asc' },
    select: { role: true, organization: { select: { id: true, name: true } } },
  })
  return memberships.map(({ role, organization }) => ({ ...organization, role }))
}

/** The proof behind a session: who this is, in which organization, with which role. */
export async function findMembership(teammateId: string, organizationId: string) {
  const membership = await database().membership.findUnique({
    where: { organizationId_teammateId: { organizationId, teammateId } },
    select: { role: true, teammate: { select: { id: true, name: true, email: true } } },
  })
  return membership && { ...membership.teammate, role: membership.role }
}

export async function createOrganization(
  name: string,
  ownerId: string,
): Promise<{ id: string; name: string }> {
  return database().organization.create({
    data: { name, memberships: { create: { teammateId: ownerId, role: 'owner' } } },
    select: { id: true, name: true },
  })
}

export const renameOrganization = ({ sql, organizationId }: Tenant, name: string) =>
  sql.organization.updateMany({ where: { id: organizationId }, data: { name } })
