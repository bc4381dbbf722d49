import type { Prisma } from './generated/client'
import type { Tenant } from './tenant'

type PersonKey = { directoryId: string; externalId: string }

/** What is known of a person of a website, whom no other transaction changes until this one ends. */
export async function lockInboundPerson(
  { sql, organizationId }: Tenant,
  { directoryId, externalId }: PersonKey,
): Promise<{ state: Prisma.JsonValue; userId: string | null }> {
  await sql.inboundPerson.createMany({
    data: [{ organizationId, directoryId, externalId }],
    skipDuplicates: true,
  })
  const [person] = await sql.$queryRaw<{ state: Prisma.JsonValue; userId: string | null }[]>`
    select state, user_id::text as "userId" from inbound_person
    where organization_id = ${organizationId}::uuid and directory_id = ${directoryId}::uuid
      and external_id = ${externalId} for update`
  if (!person) throw new Error('The person that was just kept is gone')
  return person
}

export const saveInboundPerson = (
  { sql, organizationId }: Tenant,
  { directoryId, externalId }: PersonKey,
  { state, userId }: { state: Prisma.InputJsonObject; userId: string | null },
) =>
  sql.inboundPerson.update({
    where: { directoryId_externalId: { directoryId, externalId }, organizationId },
    data: { state, userId },
    select: { userId: true },
  })
