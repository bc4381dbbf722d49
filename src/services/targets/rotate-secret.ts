import type { z } from 'zod'
import { appendEvents } from '@/adapters/db/events'
import { changeTarget, findSealedTarget } from '@/adapters/db/targets'
import { WebhookCredentials } from '@/core/targets/settings'
import { change, requireRole, type Context } from '../context'
import { Refused } from '../refused'
import { openCredentials, sealCredentials } from './credentials'
import type { TargetRef } from './form'
import { newWebhookSecret } from './webhook-secret'

const BOTH_LIVE_MS = 24 * 60 * 60_000

/**
 * Makes a new signing secret, readable in this answer only. For a day messages are signed with the old one too, so that
 * the receiver can change over whenever it likes.
 */
export async function rotateSecret(
  ctx: Context,
  { id }: z.infer<typeof TargetRef>,
): Promise<{ secret: string }> {
  requireRole(ctx, 'admin')
  return change(ctx, async (tenant) => {
    const target = await findSealedTarget(tenant, id)
    if (target?.kind !== 'webhook')
      throw new Refused('not-found', 'There is no such webhook in this organization.')
    const { secret: old } = openCredentials(target, WebhookCredentials)
    const secret = newWebhookSecret()
    const until = new Date(Date.now() + BOTH_LIVE_MS).toISOString()
    const sealedCredentials = sealCredentials(id, { secret, previous: { secret: old, until } })
    await changeTarget(tenant, id, { sealedCredentials })
    await appendEvents(tenant, [
      {
        kind: 'target.secret-rotated',
        outcome: 'done',
        title: `The signing secret of ${target.name} was renewed; the old one is good for another day`,
        actor: ctx.actor,
        targetId: id,
      },
    ])
    return { secret }
  })
}
