import { database } from './client'
import type { OrganizationId, Tenant } from './tenant'

type StoreRef = { organizationId: OrganizationId; storeId: string }

/**
 * Connected stores whose webhook subscriptions were not checked for a day or never, or that were written to without an
 * echo for `silenceMs` since, as far as that silence was not looked into yet.
 */
export const storesToCheck = ({ silenceMs, limit }: { silenceMs: number; limit: number }) =>
  database().$queryRaw<StoreRef[]>`
    select organization_id::text as "organizationId", id::text as "storeId" from store
    where status = 'connected' and sealed_access_token is not null
      and (webhooks_checked_at is null or webhooks_checked_at < now() - interval '1 day'
        or (unheard_since < now() - ${silenceMs} * interval '1 ms'
          and webhooks_checked_at < unheard_since + ${silenceMs} * interval '1 ms'))
    order by webhooks_checked_at nulls first limit ${limit}`

/** Connected stores whose access ends soon and can be renewed. */
export const storesToRenew = (endsBefore: Date, limit: number) =>
  database().$queryRaw<StoreRef[]>`
    select organization_id::text as "organizationId", id::text as "storeId" from store
    where status = 'connected' and (sealed_refresh_token is not null or auth = 'client_credentials')
      and access_token_expires_at < ${endsBefore}
      and (retry_at is null or retry_at <= now())
    order by access_token_expires_at limit ${limit}`

/** Stores whose customers have to be read again and that can be read now. */
export const storesToCatchUp = () =>
  database().$queryRaw<StoreRef[]>`
    select organization_id::text as "organizationId", id::text as "storeId" from store
    where status = 'connected' and catch_up_at <= now() and (retry_at is null or retry_at <= now())`

/** Keeps what a check has found. `catchUp` owes a new reading of all linked customers, from the first one on. */
export const keepCheck = (
  { sql, organizationId }: Tenant,
  id: string,
  { at, trouble, catchUp }: { at: Date; trouble: string | null; catchUp: boolean },
) =>
  sql.store.updateMany({
    where: { organizationId, id },
    data: {
      webhooksCheckedAt: at,
      webhookTrouble: trouble,
      ...(catchUp ? { catchUpAt: at, catchUpAfter: null } : {}),
    },
  })

/** A change of then was never told: the store's subscriptions are to be looked at, and it is to be caught up with. */
export const noteUnheard = ({ sql, organizationId }: Tenant, id: string, since: Date) =>
  sql.store.updateMany({
    where: { organizationId, id, OR: [{ unheardSince: null }, { unheardSince: { gt: since } }] },
    data: { unheardSince: since },
  })

export const findCatchUp = ({ sql, organizationId }: Tenant, id: string) =>
  sql.store.findFirst({
    where: { organizationId, id, catchUpAt: { not: null } },
    select: { catchUpAt: true, catchUpAfter: true },
  })

/** How far catching up has come; null = done. A catch-up that was owed anew meanwhile starts over. */
export const keepCatchUp = (
  { sql, organizationId }: Tenant,
  id: string,
  { owedAt, after }: { owedAt: Date | null; after: string | null },
) =>
  sql.store.updateMany({
    where: { organizationId, id, catchUpAt: owedAt },
    data: { catchUpAfter: after, ...(after === null ? { catchUpAt: null } : {}) },
  })

/** Takes a store's tokens away: Shopify has revoked them with the uninstall. */
export const disarmStore = ({ sql, organizationId }: Tenant, id: string, trouble: string) =>
  sql.store.updateMany({
    where: { organizationId, id },
    data: {
      status: 'uninstalled',
      trouble,
      retryAt: null,
      sealedAccessToken: null,
      accessTokenExpiresAt: null,
      sealedRefreshToken: null,
      refreshTokenExpiresAt: null,
      webhooksCheckedAt: null,
    },
  })

export const keepScopes = (
  { sql, organizationId }: Tenant,
  id: string,
  scopes: string[],
  said: { status: 'connected' | 'scope_missing'; trouble: string | null },
) => sql.store.updateMany({ where: { organizationId, id }, data: { scopes, ...said, retryAt: null } })

export const renameStore = ({ sql, organizationId }: Tenant, id: string, name: string) =>
  sql.store.updateMany({ where: { organizationId, id }, data: { name } })
