import { database } from './client'
import type { OrganizationId, Tenant } from './tenant'

export type CensusLine = {
  customerId: string
  /** Folded. */
  email: string | null
  phone: string | null
  name: string | null
  tags: string[]
  linkKey: string | null
  state: string
  orders: number
  updatedAt: string
}

/** Keeps what a store has just shown of some customers. */
export const keepCustomers = ({ sql, organizationId }: Tenant, storeId: string, lines: CensusLine[]) =>
  sql.$executeRaw`
    insert into store_customer (organization_id, store_id, customer_id, email, phone, name, tags, link_key, state, orders,
      updated_at, seen_at)
    select ${organizationId}::uuid, ${storeId}::uuid, "customerId", email, phone, name,
      array(select jsonb_array_elements_text(tags)), "linkKey", state, orders, "updatedAt", now()
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as said("customerId" text, email text, phone text, name text,
      tags jsonb, "linkKey" text, state text, orders int, "updatedAt" text)
    on conflict (store_id, customer_id) do update set email = excluded.email, phone = excluded.phone, name = excluded.name,
      tags = excluded.tags, link_key = excluded.link_key, state = excluded.state, orders = excluded.orders,
      updated_at = excluded.updated_at, seen_at = excluded.seen_at`

/** What a store told in passing of some customers: no tags, key, state or orders. Stores that nobody reads stay so. */
export const keepHeard = (
  { sql, organizationId }: Tenant,
  storeId: string,
  lines: Pick<CensusLine, 'customerId' | 'email' | 'phone' | 'name' | 'updatedAt'>[],
) =>
  sql.$executeRaw`
    insert into store_customer (organization_id, store_id, customer_id, email, phone, name, tags, state, orders,
      updated_at, seen_at)
    select ${organizationId}::uuid, ${storeId}::uuid, "customerId", email, phone, name, '{}', '', 0, "updatedAt", now()
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as said("customerId" text, email text, phone text, name text,
      "updatedAt" text)
    where exists (select from census_run where store_id = ${storeId}::uuid)
    on conflict (store_id, customer_id) do update set email = excluded.email, phone = excluded.phone, name = excluded.name,
      updated_at = excluded.updated_at, seen_at = excluded.seen_at`

export const forgetCustomers = ({ sql, organizationId }: Tenant, storeId: string, customerIds: string[]) =>
  sql.storeCustomer.deleteMany({ where: { organizationId, storeId, customerId: { in: customerIds } } })

/** Forgets whoever a reading that began then has not met. */
export const forgetUnseen = ({ sql, organizationId }: Tenant, storeId: string, since: Date) =>
  sql.storeCustomer.deleteMany({ where: { organizationId, storeId, seenAt: { lt: since } } })

/** Customers of a store whose address, number, name or id is like that, for a person who looks for one. */
export const searchCustomers = (
  { sql, organizationId }: Tenant,
  storeId: string,
  text: string,
  limit: number,
) =>
  sql.storeCustomer.findMany({
    where: {
      organizationId,
      storeId,
      OR: [
        { email: { contains: text, mode: 'insensitive' } },
        { name: { contains: text, mode: 'insensitive' } },
        { phone: { contains: text } },
        { customerId: { endsWith: `/${text}` } },
      ],
    },
    orderBy: { email: 'asc' },
    take: limit,
    select: { customerId: true, email: true, phone: true, name: true, orders: true, state: true },
  })

const run = {
  id: true,
  storeId: true,
  purpose: true,
  state: true,
  operationId: true,
  cursor: true,
  read: true,
  found: true,
  startedAt: true,
  finishedAt: true,
  problem: true,
} as const

/** Begins a comparison unless one is running. Answers whether it was begun. */
export async function beginRun(
  { sql, organizationId }: Tenant,
  storeId: string,
  purpose: 'compare' | 'rebuild',
) {
  const rows = await sql.$queryRaw<{ id: string }[]>`
    insert into census_run (id, organization_id, store_id, purpose, state)
    values (gen_random_uuid(), ${organizationId}::uuid, ${storeId}::uuid, ${purpose}, 'reading')
    on conflict (store_id) where finished_at is null do nothing returning id`
  return rows.length === 1
}

export const runningRun = ({ sql, organizationId }: Tenant, storeId: string) =>
  sql.censusRun.findFirst({ where: { organizationId, storeId, finishedAt: null }, select: run })

export type CensusRun = NonNullable<Awaited<ReturnType<typeof runningRun>>>

/** The latest comparison of each store. */
export const latestRuns = ({ sql, organizationId }: Tenant) =>
  sql.censusRun.findMany({
    where: { organizationId },
    orderBy: { startedAt: 'desc' },
    distinct: ['storeId'],
    select: run,
  })

export type RunProgress = {
  state?: 'reading' | 'waiting' | 'loading' | 'comparing' | 'done' | 'failed'
  operationId?: string
  cursor?: string | null
  read?: number
  found?: Record<string, number>
  dueAt?: Date | null
  finishedAt?: Date
  problem?: string
}

export const keepRun = ({ sql, organizationId }: Tenant, id: string, progress: RunProgress) =>
  sql.censusRun.updateMany({ where: { organizationId, id }, data: progress })

/** Stores of every organization with a comparison to go on with. */
export const storesInCensus = () =>
  database().$queryRaw<{ organizationId: OrganizationId; storeId: string }[]>`
    select organization_id::text as "organizationId", store_id::text as "storeId" from census_run
    where finished_at is null and due_at <= now()`

/** Connected stores that nobody has compared since then. */
export const storesToCompare = (before: Date, limit: number) =>
  database().$queryRaw<{ organizationId: OrganizationId; storeId: string }[]>`
    select organization_id::text as "organizationId", id::text as "storeId" from store
    where status = 'connected' and paused_at is null and connected_at < ${before}
      and not exists (select from census_run where store_id = store.id and (finished_at is null or started_at > ${before}))
    limit ${limit}`
