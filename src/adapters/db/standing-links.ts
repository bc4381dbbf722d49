import type { LinkState } from './generated/enums'
import type { Pipeline } from './pipeline'

/** How one user's person stands in one store. */
export type StandingLink = {
  personId: string
  store: string
  state: LinkState
  /** JSON as a drain has kept it. */
  reason: unknown
  problems: unknown
  /** Something is owed, and the store may take it in time. */
  pending: boolean
}

/**
 * How a user's person, who may be deleted, stands in each store. A link is pending when it is being written, or is due
 * by `until` in a store that takes writes by then.
 */
export const standingLinks = ({ sql, organizationId }: Pipeline, userId: string, until: Date) =>
  sql.$queryRaw<StandingLink[]>`
    select link.user_id::text as "personId", store.name as store, link.state, link.reason, link.problems,
      link.state in ('accepted', 'queued', 'writing')
        and (link.claim is not null or coalesce(link.due_at <= ${until}, false))
        and store.status = 'connected' and store.paused_at is null and organization.paused_at is null
        and (store.retry_at is null or store.retry_at <= ${until}) as pending
    from scim_user
    join link on link.organization_id = scim_user.organization_id and link.user_id = scim_user.person_id
    join store on store.id = link.store_id and store.status <> 'disconnected'
    join organization on organization.id = link.organization_id
    where scim_user.organization_id = ${organizationId}::uuid and scim_user.id = ${userId}::uuid
    order by store.name, store.id`
