import { z } from 'zod'
import { findDirectory, lockTokensOf } from '@/adapters/db/directories'
import { appendEvents } from '@/adapters/db/events'
import { countLiveSecrets, expireSecrets } from '@/adapters/db/inbound-secrets'
import { change, requireRole, type Context } from '../context'
import { Refused } from '../refused'
import { issueSecret } from './issue-secret'

const MOST_LIVE_SECRETS = 2
const HOUR_MS = 3_600_000

export const NewSecret = z.object({
  directoryId: z.uuid(),
  /** How long the secrets that exist go on working; without it until somebody revokes them. */
  othersEndInHours: z.number().int().min(1).max(720).optional(),
})

/** Adds a signing secret beside the live one, so that a website can be moved to it without a gap. */
export async function createSecret(
  ctx: Context,
  { directoryId, othersEndInHours }: z.infer<typeof NewSecret>,
) {
  requireRole(ctx, 'admin')
  return change(ctx, async (tenant) => {
    await lockTokensOf(tenant, directoryId)
    const directory = await findDirectory(tenant, directoryId)
    if (!directory) throw new Refused('not-found', 'There is no such directory in this organization.')
    if (directory.kind !== 'website') {
      throw new Refused('invalid', 'Only a website signs events; an identity provider has tokens.')
    }
    const now = new Date()
    if ((await countLiveSecrets(tenant, directoryId, now)) >= MOST_LIVE_SECRETS) {
      throw new Refused('conflict', 'A directory has at most two live secrets. Revoke the older one first.')
    }
    if (othersEndInHours !== undefined) {
      await expireSecrets(tenant, directoryId, new Date(now.getTime() + othersEndInHours * HOUR_MS))
    }
    const { secret, kept } = await issueSecret(tenant, directoryId)
    await appendEvents(tenant, [
      {
        kind: 'secret.created',
        outcome: 'done',
        title: `A signing secret of ${directory.name} was created`,
        actor: ctx.actor,
        directoryId,
      },
    ])
    return { ...kept, secret }
  })
}
