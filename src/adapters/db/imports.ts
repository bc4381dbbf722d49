import type { Prisma } from './generated/client'
import type { Tenant } from './tenant'

/** Whether anybody of the organization has this e-mail address, living or deleted. */
export async function isKnownEmail({ sql, organizationId }: Tenant, email: string): Promise<boolean> {
  const row = await sql.user.findFirst({
    where: { organizationId, probe: false, email: { equals: email, mode: 'insensitive' } },
    select: { id: true },
  })
  return row !== null
}

/** Ties a person who was made from a customer to that customer. Answers false when it has a link already. */
export async function insertImportedLink(
  { sql, organizationId }: Tenant,
  link: {
    userId: string
    storeId: string
    customerId: string
    agreed: Prisma.InputJsonObject
    observed: Prisma.InputJsonObject
  },
): Promise<boolean> {
  const { count } = await sql.link.createMany({
    data: [{ ...link, organizationId, state: 'accepted', managedTags: [] }],
    skipDuplicates: true,
  })
  return count === 1
}

/** Remembers which customer a user was made from. */
export const keepOrigin = (
  { sql, organizationId }: Tenant,
  userId: string,
  origin: { storeId: string; customerId: string },
) => sql.user.updateMany({ where: { organizationId, id: userId }, data: { origin } })
