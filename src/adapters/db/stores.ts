import { database } from './client'
import type { StoreAuth, StoreStatus } from './generated/enums'
import { ownAppFields } from './shopify-apps'
import type { Pipeline } from './pipeline'
import type { OrganizationId, Tenant } from './tenant'

export type { StoreAuth, StoreStatus }

export type StoreTokens = {
  sealedAccessToken: string
  accessTokenExpiresAt: Date | null
  sealedRefreshToken: string | null
  refreshTokenExpiresAt: Date | null
}

const storeFields = {
  id: true,
  domain: true,
  name: true,
  status: true,
  scopes: true,
  auth: true,
  trouble: true,
  pausedAt: true,
  retryAt: true,
  connectedAt: true,
  lastWriteAt: true,
  lastWebhookAt: true,
  unheardSince: true,
  webhooksCheckedAt: true,
  webhookTrouble: true,
} as const

const withTokens = {
  ...storeFields,
  organizationId: true,
  farewell: true,
  shopifyApp: { select: ownAppFields },
  sealedAccessToken: true,
  accessTokenExpiresAt: true,
  sealedRefreshToken: true,
  refreshTokenExpiresAt: true,
  organization: { select: { pausedAt: true } },
} as const

export const listStores = ({ sql, organizationId }: Tenant) =>
  sql.store.findMany({
    where: { organizationId, status: { not: 'disconnected' } },
    orderBy: { id: 'asc' },
    select: { ...storeFields, shopifyApp: { select: { clientId: true } } },
  })

/** What every store is called that was ever connected here, those that were left included. */
export const storeNames = ({ sql, organizationId }: Tenant) =>
  sql.store.findMany({ where: { organizationId }, orderBy: { id: 'asc' }, select: { id: true, name: true } })

export const findStore = ({ sql, organizationId }: Tenant, id: string) =>
  sql.store.findFirst({ where: { organizationId, id }, select: withTokens })

export type ConnectedStore = NonNullable<Awaited<ReturnType<typeof findStore>>>

/** The store under which a shop is (or was) connected here. */
export const findStoreOfShop = ({ sql, organizationId }: Tenant, domain: string) =>
  sql.store.findFirst({ where: { organizationId, domain }, select: withTokens })

/** Connects a shop, or connects it again with new tokens; its old links stay. */
export const connectStore = (
  { sql, organizationId }: Tenant,
  store: {
    id: string
    domain: string
    name: string
    scopes: string[]
    status?: StoreStatus
    trouble?: string | null
    auth?: StoreAuth
    /** The own app that it is connected with; left out, it is the app of this deployment. */
    shopifyAppId?: string | null
    /** Left out, a store that is known keeps what it had. */
    pausedAt?: Date
  } & StoreTokens,
) =>
  sql.store.upsert({
    where: { organizationId_domain: { organizationId, domain: store.domain } },
    create: { ...store, organizationId },
    update: {
      status: 'connected',
      trouble: null,
      auth: 'authorization_code',
      shopifyAppId: null,
      ...store,
      retryAt: null,
      connectedAt: new Date(),
      webhooksCheckedAt: null,
      unheardSince: null,
    },
    select: storeFields,
  })

export const keepTokens = ({ sql, organizationId }: Tenant, id: string, tokens: StoreTokens) =>
  sql.store.updateMany({ where: { organizationId, id }, data: tokens })

/** Namespace of the advisory lock under which a store's access is renewed; it ends with the transaction. */
const RENEWAL = 4_202

export const lockTokens = ({ sql }: Tenant, id: string) =>
  sql.$executeRaw`select pg_advisory_xact_lock(${RENEWAL}::int, hashtext(${id}))`

/** What a store's answers say about the store as a whole. */
export const reportStore = (
  { sql, organizationId }: Tenant,
  id: string,
  report: { status?: StoreStatus; trouble: string | null; retryAt: Date | null },
) => sql.store.updateMany({ where: { organizationId, id }, data: report })

/** Stops all writes to a store, or (null) lets them go on. Answers undefined when there is no such store. */
export async function setPaused({ sql, organizationId }: Tenant, id: string, pausedAt: Date | null) {
  const [store] = await sql.store.updateManyAndReturn({
    where: { organizationId, id },
    data: { pausedAt },
    select: { name: true },
  })
  return store
}

/**
 * Notes a write, which the store will echo. An echo may be faster than this note: one of this minute counts. To the
 * second is enough: many requests end at once in a back-fill, and each would wait for the store's row.
 */
export const markWritten = ({ sql, organizationId }: Pipeline, id: string, at: Date) =>
  sql.$executeRaw`
    update store set last_write_at = ${at}::timestamptz,
      unheard_since = case when last_webhook_at > ${at}::timestamptz - interval '1 minute' then null
        else coalesce(unheard_since, ${at}::timestamptz) end
    where organization_id = ${organizationId}::uuid and id = ${id}::uuid
      and (last_write_at is null or last_write_at < ${at}::timestamptz - interval '1 second')`

/** Another organization's connection of the same shop, if there is one. */
export const shopConnectedElsewhere = (organizationId: OrganizationId, domain: string) =>
  database().store.findFirst({
    where: { domain, status: { not: 'disconnected' }, organizationId: { not: organizationId } },
    select: { id: true },
  })

/** Whose connection of a shop has access to it, if there is one; a gate, because the merchant has no organization yet. */
export const liveConnectionOf = (domain: string) =>
  database().store.findFirst({
    where: { domain, status: { in: ['connected', 'scope_missing', 'frozen'] } },
    select: { organizationId: true },
  })

/** Counts of links by store, for lists: everything, owed and failed. */
export async function linkCounts({ sql, organizationId }: Tenant) {
  const rows = await sql.$queryRaw<{ store_id: string; linked: number; due: number; failed: number }[]>`
    select store_id::text, count(*) filter (where customer_id is not null)::int as linked,
           count(*) filter (where state in ('accepted', 'queued', 'writing'))::int as due,
           count(*) filter (where state = 'failed')::int as failed
    from link where organization_id = ${organizationId}::uuid group by store_id`
  return new Map(rows.map(({ store_id, ...counts }) => [store_id, counts]))
}
