import { database } from './client'
import type { Prisma } from './generated/client'
import type { Tenant } from './tenant'

export type NewReceipt = {
  id: string
  personId: string
  saidAt: Date
  revision: number
  outcome: string
  document: Prisma.InputJsonObject
  keyId: string
  signature: string
  issuedAt: Date
}

const receiptFields = {
  id: true,
  personId: true,
  saidAt: true,
  revision: true,
  outcome: true,
  document: true,
  keyId: true,
  signature: true,
  issuedAt: true,
} as const

/** The newest receipt about one leaving of a person. */
export const latestReceipt = ({ sql, organizationId }: Tenant, personId: string, saidAt: Date) =>
  sql.receipt.findFirst({
    where: { organizationId, personId, saidAt },
    orderBy: { revision: 'desc' },
    select: receiptFields,
  })

export const appendReceipt = ({ sql, organizationId }: Tenant, receipt: NewReceipt) =>
  sql.receipt.create({ data: { ...receipt, organizationId }, select: { id: true } })

export const findReceipt = ({ sql, organizationId }: Tenant, id: string) =>
  sql.receipt.findFirst({ where: { organizationId, id }, select: receiptFields })

/** The receipt that amends this one, if there is one. */
export const amendmentOf = (
  { sql, organizationId }: Tenant,
  { personId, saidAt, revision }: { personId: string; saidAt: Date; revision: number },
) =>
  sql.receipt.findFirst({
    where: { organizationId, personId, saidAt, revision: { gt: revision } },
    orderBy: { revision: 'desc' },
    select: { id: true, revision: true },
  })

/** Newest first, keyset-paged by id. */
export const listReceipts = (
  { sql, organizationId }: Tenant,
  { cursor, limit, personId }: { cursor?: string; limit: number; personId?: string },
) =>
  sql.receipt.findMany({
    where: { organizationId, ...(personId && { personId }), ...(cursor && { id: { lt: cursor } }) },
    orderBy: { id: 'desc' },
    take: limit,
    select: receiptFields,
  })

/** Publishes the key that a receipt is signed with, once. */
export const publishKey = ({ sql }: Tenant, { kid, jwk }: { kid: string; jwk: Prisma.InputJsonObject }) =>
  sql.$executeRaw`
    insert into receipt_key (kid, jwk) values (${kid}, ${jwk}::jsonb) on conflict (kid) do nothing`

/** Every key that has ever signed a receipt of this deployment. They are no organization's. */
export const publishedKeys = () =>
  database().receiptKey.findMany({ orderBy: { createdAt: 'asc' }, select: { kid: true, jwk: true } })

export const organizationName = async ({ sql, organizationId }: Tenant): Promise<string> =>
  (await sql.organization.findUnique({ where: { id: organizationId }, select: { name: true } }))?.name ?? ''
