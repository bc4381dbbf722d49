import { forget } from './farewells'
import { Prisma } from './generated/client'
import type { Tenant } from './tenant'

const usersOf = (organizationId: string, directoryId: string) => Prisma.sql`
  select person_id from scim_user
  where organization_id = ${organizationId}::uuid and directory_id = ${directoryId}::uuid and not probe`

/** Persons whom no other directory that is live has as active: they go with this one. */
const onlyHere = (organizationId: string, directoryId: string) => Prisma.sql`
  ${usersOf(organizationId, directoryId)} and not exists (
    select from scim_user other join directory on directory.id = other.directory_id and directory.mode = 'live'
    where other.organization_id = ${organizationId}::uuid and other.person_id = scim_user.person_id
      and other.directory_id <> ${directoryId}::uuid and other.active and not other.probe)`

/** What ties people to stores through a directory. */
export type DirectoryStake = {
  people: number
  elsewhere: number
  customers: number
  tags: number
  roles: number
}

export async function directoryStake(
  { sql, organizationId }: Tenant,
  directoryId: string,
): Promise<DirectoryStake> {
  const [people] = await sql.$queryRaw<{ people: number; elsewhere: number }[]>`
    select count(*)::int as people,
      (count(*) filter (where person_id not in (${onlyHere(organizationId, directoryId)})))::int as elsewhere
    from scim_user where organization_id = ${organizationId}::uuid and directory_id = ${directoryId}::uuid
      and deleted_at is null and not probe`
  const [links] = await sql.$queryRaw<{ customers: number; tags: number; roles: number }[]>`
    select count(*)::int as customers, coalesce(sum(cardinality(managed_tags)), 0)::int as tags,
      coalesce(sum(jsonb_array_length(managed_roles)), 0)::int as roles
    from link where organization_id = ${organizationId}::uuid and customer_id is not null and not restricted
      and user_id in (${onlyHere(organizationId, directoryId)})`
  return { people: 0, elsewhere: 0, customers: 0, tags: 0, roles: 0, ...people, ...links }
}

/** Lets nobody in under a directory's address any more, and takes it out of the lists. */
export async function removeDirectory({ sql, organizationId }: Tenant, id: string, now: Date): Promise<void> {
  await sql.directory.updateMany({ where: { organizationId, id }, data: { removedAt: now } })
  const live = { where: { organizationId, directoryId: id, revokedAt: null }, data: { revokedAt: now } }
  await sql.scimToken.updateMany(live)
  await sql.signingSecret.updateMany(live)
}

/** A directory that is paused, or only observes, cannot say that its people leave. */
export const letSpeak = ({ sql, organizationId }: Tenant, id: string) =>
  sql.directory.updateMany({ where: { organizationId, id }, data: { mode: 'live' } })

const deleted = (now: Date) => Prisma.sql`
  deleted_at = ${now}, active = false, user_name_fold = null, resource = '{}', search = '{}', last_modified = ${now}`

/** Deletes every user and group of a directory, as its identity provider could; the users' rows stay for the history. */
export async function deleteEveryone({ sql, organizationId }: Tenant, directoryId: string, now: Date) {
  await sql.group.deleteMany({ where: { organizationId, directoryId } })
  await sql.$executeRaw`
    update scim_user set ${deleted(now)}
    where organization_id = ${organizationId}::uuid and directory_id = ${directoryId}::uuid and deleted_at is null`
}

/** Deletes some users of a directory, and takes them out of its groups. */
export async function deleteUsers(
  { sql, organizationId }: Tenant,
  directoryId: string,
  ids: string[],
  now: Date,
) {
  await sql.$executeRaw`
    delete from scim_member where organization_id = ${organizationId}::uuid and user_id = any(${ids}::uuid[])`
  await sql.$executeRaw`
    update scim_user set ${deleted(now)}
    where organization_id = ${organizationId}::uuid and directory_id = ${directoryId}::uuid and deleted_at is null
      and id = any(${ids}::uuid[])`
}

/** That a directory deletes its people is something new: who was kept against what it had said before is not any more. */
export const endKeptOf = ({ sql, organizationId }: Tenant, directoryId: string) =>
  sql.$executeRaw`
    update scim_user set override = null
    where organization_id = ${organizationId}::uuid and override->>'kind' = 'kept'
      and id in (${usersOf(organizationId, directoryId)})`

/** Users of a directory whom another one that is live has, too. */
export async function usersElsewhere(
  { sql, organizationId }: Tenant,
  directoryId: string,
): Promise<string[]> {
  const rows = await sql.$queryRaw<{ id: string }[]>`
    select id::text from scim_user
    where organization_id = ${organizationId}::uuid and directory_id = ${directoryId}::uuid and not probe
      and person_id not in (${onlyHere(organizationId, directoryId)})`
  return rows.map(({ id }) => id)
}

/** Forgets what is remembered, in every store, of whoever is in no other directory. */
export const forgetPeopleOf = (tenant: Tenant, directoryId: string, reason: Prisma.InputJsonObject) =>
  forget(tenant, Prisma.sql`user_id in (${onlyHere(tenant.organizationId, directoryId)})`, reason)

/** Links of a directory's people that wait for a teammate's word. */
export async function heldLinksOfDirectory({ sql, organizationId }: Tenant, directoryId: string) {
  const rows = await sql.$queryRaw<{ id: string }[]>`
    select distinct link_id::text as id from held_removal
    where organization_id = ${organizationId}::uuid and ended_at is null
      and person_id in (${onlyHere(organizationId, directoryId)})`
  return rows.map(({ id }) => id)
}

/** Writes down that a teammate has approved that everyone of a directory leaves, so that no guard holds them. */
export async function approveLeaving(
  { sql, organizationId }: Tenant,
  directoryId: string,
  { decision, measured }: { decision: Prisma.InputJsonObject; measured: Prisma.InputJsonObject },
): Promise<void> {
  await sql.$executeRaw`
    with approved as (
      insert into held_change (id, organization_id, directory_id, state, measured, approvals, decision, closed_at)
      values (gen_random_uuid(), ${organizationId}::uuid, ${directoryId}::uuid, 'approved', ${measured}::jsonb,
        jsonb_build_array(${decision}::jsonb), ${decision}::jsonb, now())
      returning id),
    at_targets as (
      insert into held_at_target (organization_id, change_id, target_link_id, person_id)
      select ${organizationId}::uuid, approved.id, target_link.id, user_id from approved, target_link
      where target_link.organization_id = ${organizationId}::uuid and record_id is not null
        and user_id in (${onlyHere(organizationId, directoryId)}))
    insert into held_removal (organization_id, change_id, link_id, person_id)
    select ${organizationId}::uuid, approved.id, link.id, link.user_id from approved, link
    where link.organization_id = ${organizationId}::uuid and customer_id is not null and not restricted
      and user_id in (${onlyHere(organizationId, directoryId)})`
}
