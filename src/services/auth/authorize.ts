import { findMembership, organizationsOf } from '@/adapters/db/teammates'
import { provenOrganization } from '@/adapters/db/tenant'
import type { Context } from '../context'

/** The gate of the portal: proves with one look that this teammate still belongs to this organization. */
export async function authorizeTeammate(
  teammateId: string,
  organizationId: string,
): Promise<Context | undefined> {
  const member = await findMembership(teammateId, organizationId)
  if (!member) return undefined
  return {
    organizationId: provenOrganization(organizationId),
    actor: { type: 'teammate', id: member.id, name: member.name },
    role: member.role,
  }
}

/** Which organization a session starts in: the wanted one if the teammate belongs to it, else the oldest. */
export async function chooseOrganization(teammateId: string, wanted?: string) {
  const organizations = await organizationsOf(teammateId)
  return organizations.find(({ id }) => id === wanted) ?? organizations[0]
}
