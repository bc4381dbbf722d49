import { insertToken } from '@/adapters/db/directories'
import type { Tenant } from '@/adapters/db/tenant'
import { hashToken, newToken } from '@/adapters/vault/token'

/** Makes a token, keeps its hash and last four characters, and answers it this once. */
export async function issueToken(
  tenant: Tenant,
  wanted: { directoryId: string; name: string; expiresAt: Date | null },
) {
  const token = newToken()
  const kept = await insertToken(tenant, { ...wanted, hash: hashToken(token), lastFour: token.slice(-4) })
  return { token, kept }
}
