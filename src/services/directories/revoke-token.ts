import { z } from 'zod'
import { revokeToken as revoke } from '@/adapters/db/directories'
import { appendEvents } from '@/adapters/db/events'
import { change, requireRole, type Context } from '../context'
import { Refused } from '../refused'

export const TokenRef = z.object({ directoryId: z.uuid(), tokenId: z.uuid() })

/** Takes effect with the IdP's next request. */
export async function revokeToken(
  ctx: Context,
  { directoryId, tokenId }: z.infer<typeof TokenRef>,
): Promise<void> {
  requireRole(ctx, 'admin')
  await change(ctx, async (tenant) => {
    const revoked = await revoke(tenant, directoryId, tokenId, new Date())
    if (!revoked) throw new Refused('not-found', 'There is no such live token in this directory.')
    await appendEvents(tenant, [
      { kind: 'token.revoked', outcome: 'done', title: 'A token was revoked', actor: ctx.actor, directoryId },
    ])
  })
}
