import { Prisma } from './generated/client'
import type { Tenant } from './tenant'
import { userColumns, type StoredUser } from './users'

/** Whether anybody of the organization has this e-mail address, living or deleted. */
export async function isKnownEmail({ sql, organizationId }: Tenant, email: string): Promise<boolean> {
  const address = email.toLowerCase()
  const directories = Prisma.sql`select id from directory where organization_id = ${organizationId}::uuid`
  const [row] = await sql.$queryRaw<{ isKnown: boolean }[]>`
    select exists (
        select from scim_user_email join scim_user on scim_user.id = user_id
        where value = ${address} and scim_user_email.directory_id in (${directories}) and not probe)
      or exists (
        select from scim_user
        where user_name_fold = ${address} and directory_id in (${directories}) and not probe)
      or exists (
        select from scim_user
        where organization_id = ${organizationId}::uuid and deleted_at is not null and not probe
          and email in (${email}, ${address})) as "isKnown"`
  return row?.isKnown ?? false
}

/** Ties a person who was made from a customer to that customer. Answers false when one of the two has a link already. */
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

/** A rule as text, and a customer as a reading has kept them: while both stay the same, so does the answer. */
const judged = (rule: string) =>
  Prisma.sql`md5(concat_ws(' ', ${rule}::text, seen.updated_at, array_to_string(seen.tags, ',')))`

/**
 * Customers of a store whom no link has, whom Rollcall has not made, and about whom this rule has not said no as they are
 * now, after a place in the order of their ids.
 */
export const unlinkedCustomers = (
  { sql, organizationId }: Tenant,
  storeId: string,
  { rule, after, limit }: { rule: string; after: string | null; limit: number },
) =>
  sql.$queryRaw<{ customerId: string; email: string; tags: string[] }[]>`
    select customer_id as "customerId", email, tags from store_customer seen
    where organization_id = ${organizationId}::uuid and store_id = ${storeId}::uuid and email is not null
      and link_key is null and passed_over is distinct from ${judged(rule)}
      and (${after}::text is null or customer_id > ${after}::text)
      and not exists (select from link where link.store_id = seen.store_id and link.customer_id = seen.customer_id)
    order by customer_id limit ${limit}`

/**
 * Remembers about whom a rule has said no. Shopify's moments are whole seconds: whoever has changed just now may change
 * again within the same one, and is looked at once more.
 */
export const passOver = (
  { sql, organizationId }: Tenant,
  storeId: string,
  rule: string,
  customerIds: string[],
) =>
  sql.$executeRaw`
    update store_customer seen set passed_over = ${judged(rule)}
    where organization_id = ${organizationId}::uuid and store_id = ${storeId}::uuid and customer_id = any(${customerIds})
      and seen.updated_at::timestamptz < seen.seen_at - interval '3 seconds'`

const speaksForItself = Prisma.sql`
  scim_user.origin is not null and scim_user.external_id is null and scim_user.deleted_at is null
  and not exists (
    select from scim_user other where other.organization_id = scim_user.organization_id
      and other.person_id = scim_user.person_id and other.id <> scim_user.id and other.deleted_at is null)
  and not exists (
    select from event where event.organization_id = scim_user.organization_id and event.user_id = scim_user.id
      and event.kind in ('user.updated', 'user.reactivated', 'user.deactivated') and event.actor->>'type' = 'directory')`

/** The active user that was made from this customer, while no directory has named, changed or added the person. */
export async function unclaimedImport(
  { sql, organizationId }: Tenant,
  { personId, storeId, customerId }: { personId: string; storeId: string; customerId: string },
): Promise<StoredUser | undefined> {
  const [user] = await sql.$queryRaw<StoredUser[]>`
    select ${userColumns} from scim_user
    where organization_id = ${organizationId}::uuid and person_id = ${personId}::uuid and active
      and origin->>'storeId' = ${storeId} and origin->>'customerId' = ${customerId} and ${speaksForItself}`
  return user
}

/** The user with this address who left with a customer of this store, and whom nobody else speaks for. */
export async function endedImport(
  { sql, organizationId }: Tenant,
  { storeId, email }: { storeId: string; email: string },
): Promise<(StoredUser & { linkId: string }) | undefined> {
  const [user] = await sql.$queryRaw<(StoredUser & { linkId: string })[]>`
    select ${userColumns}, (
      select link.id::text from link where link.user_id = scim_user.person_id and link.store_id = ${storeId}::uuid) as "linkId"
    from scim_user
    where organization_id = ${organizationId}::uuid and user_name_fold = ${email.toLowerCase()} and not active
      and origin->>'storeId' = ${storeId} and origin->>'endedAt' is not null and ${speaksForItself}`
  return user?.linkId ? user : undefined
}

/** Remembers that a user has left with the customer that it was made from. */
export const endImport = ({ sql, organizationId }: Tenant, userId: string, at: Date) =>
  sql.$executeRaw`
    update scim_user set origin = origin || jsonb_build_object('endedAt', ${at.toISOString()}::text)
    where organization_id = ${organizationId}::uuid and id = ${userId}::uuid`
