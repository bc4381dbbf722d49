import { z } from 'zod'
import { keepPendingInstall, takePendingInstall } from '@/adapters/db/pending-installs'
import { hashToken } from '@/adapters/vault/token'
import { authorizeTeammate } from '../auth/authorize'
import { requireRole } from '../context'
import { Refused } from '../refused'
import { connectGranted } from '../stores/connect-granted'
import { shopifyApp } from '../stores/shopify-app'
import { refuseIfElsewhere } from '../stores/shop-to-connect'
import { openGrant } from './sealed-grant'

export const InstallClaim = z.object({ organizationId: z.uuid() })

type Claimant = { teammateId: string; organizationId: string; browserSecret: string | undefined }

/**
 * Connects the store that waits in this browser to an organization of the teammate. What cannot be connected now goes
 * on waiting. Answers the connected shop's domain.
 */
export async function claimInstall({ teammateId, organizationId, browserSecret }: Claimant): Promise<string> {
  const ctx = await authorizeTeammate(teammateId, organizationId)
  if (!ctx) throw new Refused('forbidden', 'You are not a member of this organization any more.')
  requireRole(ctx, 'admin')
  const pending = await takePendingInstall(hashToken(browserSecret ?? ''))
  if (!pending)
    throw new Refused(
      'not-found',
      'No store waits here any more. Open the app again from your Shopify admin.',
    )
  try {
    await refuseIfElsewhere(ctx, pending.domain)
    const by = { app: shopifyApp(), shopifyAppId: null, auth: 'authorization_code' } as const
    return await connectGranted(ctx, openGrant(pending.sealedGrant, pending.domain), by)
  } catch (error) {
    await keepPendingInstall(pending)
    throw error
  }
}
