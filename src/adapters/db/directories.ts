import { database } from './client'
import type { Prisma } from './generated/client'
import type { DirectoryKind, DirectoryMode } from './generated/enums'
import { gateSql } from './pipeline'
import type { OrganizationId, Tenant } from './tenant'

export type { DirectoryKind, DirectoryMode }

export type Directory = {
  id: string
  key: string
  name: string
  kind: DirectoryKind
  mode: DirectoryMode
  precedence: number
  client: string | null
  firstRequestAt: Date | null
  lastRequestAt: Date | null
  createdAt: Date
}

export type ScimToken = {
  id: string
  name: string
  lastFour: string
  createdAt: Date
  expiresAt: Date | null
  lastUsedAt: Date | null
  revokedAt: Date | null
}

const directoryFields = {
  id: true,
  key: true,
  name: true,
  kind: true,
  mode: true,
  precedence: true,
  client: true,
  firstRequestAt: true,
  lastRequestAt: true,
  createdAt: true,
} as const

const tokenFields = {
  id: true,
  name: true,
  lastFour: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
  revokedAt: true,
} as const

/** Whoever came first says who somebody is, until a teammate decides otherwise. */
export async function insertDirectory(
  { sql, organizationId }: Tenant,
  directory: { name: string; kind: DirectoryKind; key: string; mode: DirectoryMode },
): Promise<Directory> {
  const { _max } = await sql.directory.aggregate({ where: { organizationId }, _max: { precedence: true } })
  const precedence = _max.precedence === null ? 0 : _max.precedence + 1
  return sql.directory.create({ data: { ...directory, precedence, organizationId }, select: directoryFields })
}

/** Answers undefined when there is no such directory. */
export async function setMode({ sql, organizationId }: Tenant, id: string, mode: DirectoryMode) {
  const [directory] = await sql.directory.updateManyAndReturn({
    where: { organizationId, id, removedAt: null },
    data: { mode },
    select: { name: true },
  })
  return directory
}

export async function listDirectories({ sql, organizationId }: Tenant) {
  const rows = await sql.directory.findMany({
    where: { organizationId, removedAt: null },
    orderBy: [{ precedence: 'asc' }, { id: 'asc' }],
    select: {
      ...directoryFields,
      _count: { select: { users: { where: { deletedAt: null } }, groups: true } },
    },
  })
  return rows.map(({ _count, ...directory }) => ({
    ...directory,
    ...(_count satisfies { users: number; groups: number }),
  }))
}

export async function findDirectory({ sql, organizationId }: Tenant, id: string) {
  const row = await sql.directory.findFirst({
    where: { organizationId, id, removedAt: null },
    select: {
      ...directoryFields,
      tokens: { orderBy: { id: 'asc' }, select: tokenFields },
      _count: { select: { users: { where: { deletedAt: null } }, groups: true } },
    },
  })
  if (!row) return undefined
  const { _count, ...directory } = row
  return { ...directory, users: _count.users, groups: _count.groups }
}

/** Whoever adds a token waits for the others who do, so that together they do not exceed what is allowed. */
export const lockTokensOf = ({ sql, organizationId }: Tenant, directoryId: string) =>
  sql.$queryRaw`
    select from directory where organization_id = ${organizationId}::uuid and id = ${directoryId}::uuid
    for no key update`

export const insertToken = (
  { sql, organizationId }: Tenant,
  token: {
    directoryId: string
    name: string
    hash: Uint8Array<ArrayBuffer>
    lastFour: string
    expiresAt: Date | null
  },
): Promise<ScimToken> => sql.scimToken.create({ data: { ...token, organizationId }, select: tokenFields })

export const countLiveTokens = ({ sql, organizationId }: Tenant, directoryId: string, now: Date) =>
  sql.scimToken.count({
    where: {
      organizationId,
      directoryId,
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
  })

/** Answers false when the directory has no such live token. */
export async function revokeToken(
  { sql, organizationId }: Tenant,
  directoryId: string,
  id: string,
  now: Date,
) {
  const { count } = await sql.scimToken.updateMany({
    where: { organizationId, directoryId, id, revokedAt: null },
    data: { revokedAt: now },
  })
  return count === 1
}

type KnownDirectory = {
  id: string
  organizationId: string
  name: string
  key: string
  client: string | null
  removedAt: Date | null
  /** For how long requests wait for the stores; null when they do not. */
  waitSeconds: number | null
}
type KnownToken = { id: string; directoryId: string; expiresAt: Date | null; revokedAt: Date | null }

/**
 * What a SCIM request needs before anything is known about its sender: the directory of the base URL and, if any, the
 * token, which may be another directory's. One query, because every request waits for it.
 */
export async function findDirectoryByKey(
  key: string,
  tokenHash: Uint8Array<ArrayBuffer> | undefined,
): Promise<{ directory?: KnownDirectory; token?: KnownToken }> {
  const rows = await gateSql.$queryRaw<(KnownDirectory & { token: KnownToken | null })[]>`
    select directory.id, directory.organization_id as "organizationId", directory.name, key, client,
      removed_at as "removedAt",
      case when mode = 'live' and (settings->'failThrough'->>'enabled')::boolean
        then (settings->'failThrough'->>'seconds')::float8 end as "waitSeconds",
      case when scim_token.id is not null then jsonb_build_object(
        'id', scim_token.id, 'directoryId', directory_id, 'expiresAt', expires_at, 'revokedAt', revoked_at) end as token
    from directory left join scim_token on hash = ${tokenHash ?? null} where key = ${key}`
  const [row] = rows
  if (!row) return {}
  const { token, ...directory } = row
  return { directory, ...(token && { token: datesOf(token) }) }
}

/** Dates inside JSON are text. */
const datesOf = ({ expiresAt, revokedAt, ...token }: KnownToken): KnownToken => ({
  ...token,
  expiresAt: expiresAt && new Date(expiresAt),
  revokedAt: revokedAt && new Date(revokedAt),
})

const keepClient = (organizationId: OrganizationId, id: string, client: string) =>
  database().directory.updateMany({
    where: { id, organizationId, OR: [{ client: null }, { client: { not: client } }] },
    data: { client },
  })

const keepUse = (organizationId: OrganizationId, tokenId: string, stale: Date) =>
  database().scimToken.updateMany({
    where: { id: tokenId, organizationId, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: stale } }] },
    data: { lastUsedAt: new Date() },
  })

/** Keeps first and last use. Written at most once in ten seconds, so that a busy directory has no hot row. */
export async function touchDirectory(
  organizationId: OrganizationId,
  directoryId: string,
  tokenId: string | undefined,
  client: string | undefined,
) {
  const stale = new Date(Date.now() - 10_000)
  const now = new Date()
  await database().$transaction([
    database().directory.updateMany({
      where: {
        id: directoryId,
        organizationId,
        OR: [{ lastRequestAt: null }, { lastRequestAt: { lt: stale } }],
      },
      data: { lastRequestAt: now },
    }),
    ...(client === undefined ? [] : [keepClient(organizationId, directoryId, client)]),
    database().directory.updateMany({
      where: { id: directoryId, organizationId, firstRequestAt: null },
      data: { firstRequestAt: now },
    }),
    ...(tokenId === undefined ? [] : [keepUse(organizationId, tokenId, stale)]),
  ])
}

/** What a directory has been told about matching and leaving, as it was kept. */
export async function directorySettings({ sql, organizationId }: Tenant, id: string) {
  const row = await sql.directory.findFirst({ where: { organizationId, id }, select: { settings: true } })
  return row?.settings
}

/** Keeps one part of a directory's settings beside the others; answers its name and the settings until now. */
export async function keepDirectorySetting(
  { sql, organizationId }: Tenant,
  id: string,
  part: Prisma.InputJsonObject,
): Promise<{ name: string; before: Prisma.JsonValue } | undefined> {
  const [before] = await sql.$queryRaw<{ name: string; before: Prisma.JsonValue }[]>`
    select name, settings as before from directory
    where organization_id = ${organizationId}::uuid and id = ${id}::uuid for no key update`
  await sql.$executeRaw`
    update directory set settings = settings || ${part}::jsonb
    where organization_id = ${organizationId}::uuid and id = ${id}::uuid`
  return before
}
