import { Prisma } from './generated/client'
import type { OrganizationId } from './tenant'

type Newcomer = {
  directoryId: string
  userName: string
  externalId: string | null
  email: string | null
  probe: boolean
}

/**
 * The person that a new user of a directory is: whoever another directory of the organization knows by this e-mail
 * address, or somebody deleted whom this directory calls by the same externalId, or who had the address, or (where there
 * is no address) the userName; null when they are somebody new.
 */
export function personOf(organizationId: OrganizationId, newcomer: Newcomer): Prisma.Sql {
  const { directoryId, email, probe } = newcomer
  if (probe) return Prisma.sql`null::uuid`
  const candidates = [
    ...(email === null ? [] : elsewhere(organizationId, directoryId, email.toLowerCase())),
    ...former(organizationId, newcomer),
  ]
  return Prisma.sql`(
    select person_id from (${Prisma.join(candidates, ' union all ')}) candidate
    where not exists (
      select from scim_user taken where taken.organization_id = ${organizationId}::uuid
        and taken.person_id = candidate.person_id and taken.directory_id = ${directoryId}::uuid and taken.deleted_at is null)
    order by rank, id desc limit 1)`
}

const elsewhere = (organizationId: string, directoryId: string, address: string) => [
  Prisma.sql`
    select scim_user.person_id, 0 as rank, scim_user.id from scim_user_email join scim_user on scim_user.id = user_id
    where value = ${address} and scim_user_email.directory_id in (
        select id from directory where organization_id = ${organizationId}::uuid and id <> ${directoryId}::uuid)
      and not probe and lower(scim_user.email) = ${address} and scim_user.directory_id <> ${directoryId}::uuid`,
]

/** An identity provider that deletes and creates anew gives another id, and names the person as before. */
function former(organizationId: string, { directoryId, userName, externalId, email }: Newcomer) {
  const called = (rank: number, by: Prisma.Sql) => Prisma.sql`
    select person_id, ${rank}::int as rank, id from scim_user
    where organization_id = ${organizationId}::uuid and deleted_at is not null and not probe and ${by}`
  const here = Prisma.sql`directory_id = ${directoryId}::uuid`
  return [
    ...(externalId === null ? [] : [called(1, Prisma.sql`${here} and external_id = ${externalId}`)]),
    email === null
      ? called(2, Prisma.sql`${here} and user_name = ${userName}`)
      : called(
          2,
          Prisma.sql`hashtextextended(lower(email), 0) = hashtextextended(${email.toLowerCase()}, 0)
            and lower(email) = ${email.toLowerCase()}`,
        ),
  ]
}
