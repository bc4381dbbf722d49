import { findDirectoryByKey } from '@/adapters/db/directories'
import { provenOrganization } from '@/adapters/db/tenant'
import { hashToken } from '@/adapters/vault/token'
import { ScimError } from '@/core/scim/error'
import type { Context } from '../context'

export type Authenticated = {
  ctx: Context
  directory: {
    id: string
    name: string
    key: string
    client: string | null
    /** For how long its writes wait for the stores (fail-through); null or absent = they do not. */
    waitSeconds?: number | null
  }
  /** Absent when no token was asked for. */
  tokenId?: string
}

/** A refused token, together with the directory whose base URL it was sent to, so that its request log shows it. */
export class TokenRefused extends ScimError {
  constructor(
    readonly directory: { id: string; organizationId: string },
    detail: string,
  ) {
    super(401, detail)
  }
}

/** The gate of SCIM: the base URL names the directory, the token proves it. Throws 404 or 401. */
export async function authenticate(
  directoryKey: string,
  authorization: string | null,
): Promise<Authenticated> {
  const sent = sentToken(authorization)
  const { directory, token } = await findDirectoryByKey(directoryKey, sent ? hashToken(sent) : undefined)
  if (!directory) {
    throw new ScimError(
      404,
      'There is no directory under this base URL. Copy the SCIM base URL from its page in the portal.',
    )
  }
  if (directory.removedAt) {
    throw new ScimError(
      404,
      `The directory ${directory.name} was removed from Rollcall on ${directory.removedAt.toISOString().slice(0, 10)}. Remove this application from the identity provider, or create a directory in the portal for it.`,
    )
  }
  if (!sent) {
    throw new TokenRefused(
      directory,
      `No token was sent. Send "Authorization: Bearer <token>" with a token of the directory ${directory.name}.`,
    )
  }
  if (!token)
    throw new TokenRefused(
      directory,
      `${shown(sent)} is not known. Copy a token of the directory ${directory.name} whole.`,
    )
  const refusal = refusalOf(token, directory, shown(sent))
  if (refusal) throw new TokenRefused(directory, refusal)
  return {
    ctx: {
      organizationId: provenOrganization(directory.organizationId),
      actor: { type: 'directory', id: directory.id, name: directory.name },
      role: null,
    },
    directory: {
      id: directory.id,
      name: directory.name,
      key: directory.key,
      client: directory.client,
      waitSeconds: directory.waitSeconds,
    },
    tokenId: token.id,
  }
}

/** Okta's header authentication sends the token as it was pasted, with or without "Bearer". */
const sentToken = (header: string | null) => header?.replace(/^bearer\s+/i, '').trim() || undefined

const shown = (token: string) => `The token ending in ${token.slice(-4)}`

type KnownToken = { directoryId: string; revokedAt: Date | null; expiresAt: Date | null }

function refusalOf(token: KnownToken, directory: { id: string; name: string }, which: string) {
  if (token.directoryId !== directory.id) {
    return `${which} belongs to another directory. This base URL is the one of ${directory.name}.`
  }
  if (token.revokedAt)
    return `${which} was revoked. Create a new one for the directory ${directory.name} in the portal.`
  if (token.expiresAt && token.expiresAt <= new Date()) {
    return `${which} expired on ${token.expiresAt.toISOString().slice(0, 10)}. Create a new one in the portal.`
  }
  return undefined
}
