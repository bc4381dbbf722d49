import { createTeammate, type Role } from '@/adapters/db/teammates'
import { database } from '@/adapters/db/client'
import { authorizeTeammate } from '@/services/auth/authorize'
import type { Context } from '@/services/context'

/** One more teammate of an organization, who has signed in. */
export async function addTeammate({ organizationId }: Context, role: Role): Promise<Context> {
  const email = `${crypto.randomUUID()}@example.com`
  const teammate = await createTeammate({ email, name: 'Alan', passwordHash: 'none' })
  if (!teammate) throw new Error('The test teammate exists already')
  await database().membership.create({ data: { organizationId, teammateId: teammate.id, role } })
  const ctx = await authorizeTeammate(teammate.id, organizationId)
  if (!ctx) throw new Error('The teammate is not a member')
  return ctx
}
