import { database } from './client'
import type { OrganizationId, Tenant } from './tenant'

const shownFields = {
  id: true,
  lastFour: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
  revokedAt: true,
} as const

/** Enough to tell a sender that its secret was retired. */
const MOST_READ = 12

export const insertSecret = (
  { sql, organizationId }: Tenant,
  secret: { id: string; directoryId: string; sealed: string; lastFour: string },
) => sql.signingSecret.create({ data: { ...secret, organizationId }, select: shownFields })

export const listSecrets = ({ sql, organizationId }: Tenant, directoryId: string) =>
  sql.signingSecret.findMany({
    where: { organizationId, directoryId },
    orderBy: { id: 'asc' },
    select: shownFields,
  })

const live = (now: Date) => ({
  revokedAt: null,
  OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
})

export const countLiveSecrets = ({ sql, organizationId }: Tenant, directoryId: string, now: Date) =>
  sql.signingSecret.count({ where: { organizationId, directoryId, ...live(now) } })

/** Lets the live secrets of a directory end at a time, unless they end before it. */
export const expireSecrets = ({ sql, organizationId }: Tenant, directoryId: string, at: Date) =>
  sql.signingSecret.updateMany({
    where: { organizationId, directoryId, ...live(at) },
    data: { expiresAt: at },
  })

/** Answers false when the directory has no such live secret. */
export async function revokeSecret(
  { sql, organizationId }: Tenant,
  directoryId: string,
  id: string,
  now: Date,
) {
  const { count } = await sql.signingSecret.updateMany({
    where: { organizationId, directoryId, id, revokedAt: null },
    data: { revokedAt: now },
  })
  return count === 1
}

/** The directory of an address with its newest secrets, before anything is known about the sender. */
export const findSender = (key: string) =>
  database().directory.findUnique({
    where: { key },
    select: {
      id: true,
      organizationId: true,
      name: true,
      key: true,
      removedAt: true,
      signingSecrets: {
        orderBy: { id: 'desc' },
        take: MOST_READ,
        select: { ...shownFields, sealed: true },
      },
    },
  })

/** Keeps the last use, at most once in ten seconds. */
export const touchSecret = (organizationId: OrganizationId, id: string) =>
  database().signingSecret.updateMany({
    where: {
      id,
      organizationId,
      OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: new Date(Date.now() - 10_000) } }],
    },
    data: { lastUsedAt: new Date() },
  })
