import { Prisma } from './generated/client'
import { resumeLinks } from './link-hours'
import { oweThose } from './owe-links'
import type { Tenant } from './tenant'
import type { Urgency } from './urgency'

/** Links that fail alike: for one reason, in one store. */
export type FailingAlike = { kind: 'failing'; storeId: string; code: string }
/** Links of which one field was left out for one reason, in one store. */
export type LeftOutAlike = { kind: 'left-out'; storeId: string; code: string; field: string }
export type Alike = FailingAlike | LeftOutAlike

type Group = { people: number; firstSeen: Date | null; lastSeen: Date | null }

/** Failing links by store and reason, with one of the reasons as an example. A link that is being retried still fails. */
export const failingGroups = ({ sql, organizationId }: Tenant) =>
  sql.$queryRaw<(Group & { storeId: string; code: string; reason: unknown })[]>`
    select store_id::text as "storeId", reason->>'code' as code, count(*)::int as people,
      min(failed_since) as "firstSeen", max(failed_at) as "lastSeen",
      (array_agg(reason order by failed_at desc nulls last))[1] as reason
    from link
    where organization_id = ${organizationId}::uuid and failed_since is not null and reason is not null
      and state <> 'held'
    group by 1, 2 order by people desc, code`

/** What was left out of customers while the rest was written, by store, reason and field. */
export const leftOutGroups = ({ sql, organizationId }: Tenant) =>
  sql.$queryRaw<(Group & { storeId: string; code: string; field: string; problem: unknown })[]>`
    select store_id::text as "storeId", problem->>'code' as code, problem->>'field' as field,
      count(distinct link.id)::int as people, null::timestamptz as "firstSeen", max(verified_at) as "lastSeen",
      (array_agg(problem order by verified_at desc nulls last))[1] as problem
    from link, jsonb_array_elements(problems) problem
    where organization_id = ${organizationId}::uuid and problems is not null
    group by 1, 2, 3 order by people desc, code`

/** What failed at targets, by target and reason. */
export const targetGroups = ({ sql, organizationId }: Tenant) =>
  sql.$queryRaw<(Group & { targetId: string; code: string; reason: unknown })[]>`
    select target_id::text as "targetId", reason->>'code' as code, count(*)::int as people,
      min(due_since) as "firstSeen", null::timestamptz as "lastSeen", (array_agg(reason))[1] as reason
    from target_link
    where organization_id = ${organizationId}::uuid and state = 'failed' and reason is not null
    group by 1, 2 order by people desc, code`

const alike = (which: Alike) =>
  which.kind === 'failing'
    ? Prisma.sql`link.store_id = ${which.storeId}::uuid and failed_since is not null and link.state <> 'held'
        and link.reason->>'code' = ${which.code}`
    : Prisma.sql`link.store_id = ${which.storeId}::uuid and problems is not null
        and problems @> ${JSON.stringify([{ code: which.code, field: which.field }])}::jsonb`

/** The people of one group with what keeps each of them. Keyset-paged by link. */
export const peopleAlike = (
  { sql, organizationId }: Tenant,
  which: Alike,
  { after, limit }: { after?: string; limit: number },
) =>
  sql.$queryRaw<
    { linkId: string; personId: string; name: string; why: string | null; retryAt: Date | null }[]
  >`
    select link.id::text as "linkId", link.user_id::text as "personId", scim_user.display_name as name,
      ${
        which.kind === 'failing'
          ? Prisma.sql`link.reason->>'message'`
          : Prisma.sql`(select problem->>'message' from jsonb_array_elements(problems) problem
              where problem->>'code' = ${which.code} and problem->>'field' = ${which.field} limit 1)`
      } as why,
      link.due_at as "retryAt"
    from link join scim_user on scim_user.id = link.user_id
    where link.organization_id = ${organizationId}::uuid and ${alike(which)}
      ${after ? Prisma.sql`and link.id > ${after}::uuid` : Prisma.empty}
    order by link.id limit ${limit}`

/** Owes everyone of one group to its store once more. Answers how many, and the store if there is something to write now. */
export const oweAlike = (tenant: Tenant, which: Alike, urgency: Urgency) =>
  oweThose(
    tenant,
    which.storeId,
    Prisma.sql`select user_id from link where link.organization_id = ${tenant.organizationId}::uuid and ${alike(which)}`,
    urgency,
  )

/** Lets everyone of one group be written and followed again, whose links were stopped because of too many writes. */
export const resumeAlike = (tenant: Tenant, which: Alike) => resumeLinks(tenant, alike(which))
