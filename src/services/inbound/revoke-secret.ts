import { z } from 'zod'
import { appendEvents } from '@/adapters/db/events'
import { revokeSecret as revoke } from '@/adapters/db/inbound-secrets'
import { change, requireRole, type Context } from '../context'
import { Refused } from '../refused'

export const SecretRef = z.object({ directoryId: z.uuid(), secretId: z.uuid() })

/** Takes effect with the website's next request. */
export async function revokeSecret(
  ctx: Context,
  { directoryId, secretId }: z.infer<typeof SecretRef>,
): Promise<void> {
  requireRole(ctx, 'admin')
  await change(ctx, async (tenant) => {
    const revoked = await revoke(tenant, directoryId, secretId, new Date())
    if (!revoked) throw new Refused('not-found', 'There is no such live secret in this directory.')
    await appendEvents(tenant, [
      {
        kind: 'secret.revoked',
        outcome: 'done',
        title: 'A signing secret was revoked',
        actor: ctx.actor,
        directoryId,
      },
    ])
  })
}
