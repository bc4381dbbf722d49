import { z } from 'zod'
import { countLiveTokens, findDirectory, lockTokensOf } from '@/adapters/db/directories'
import { appendEvents } from '@/adapters/db/events'
import { change, requireRole, type Context } from '../context'
import { Refused } from '../refused'
import { issueToken } from './issue-token'

const MOST_LIVE_TOKENS = 5
const DAY_MS = 86_400_000

export const NewToken = z.object({
  directoryId: z.uuid(),
  name: z.string().trim().min(1, 'Enter a name.').max(80),
  expiresInDays: z.number().int().min(1).max(3650).optional(),
})

/** Adds a token beside the live ones, so that an IdP can be moved to it without a gap. */
export async function createToken(
  ctx: Context,
  { directoryId, name, expiresInDays }: z.infer<typeof NewToken>,
) {
  requireRole(ctx, 'admin')
  return change(ctx, async (tenant) => {
    await lockTokensOf(tenant, directoryId)
    const directory = await findDirectory(tenant, directoryId)
    if (!directory) throw new Refused('not-found', 'There is no such directory in this organization.')
    const now = new Date()
    if ((await countLiveTokens(tenant, directoryId, now)) >= MOST_LIVE_TOKENS) {
      throw new Refused(
        'conflict',
        'A directory has at most five live tokens. Revoke one that is not used any more.',
      )
    }
    const expiresAt = expiresInDays === undefined ? null : new Date(now.getTime() + expiresInDays * DAY_MS)
    const { token, kept } = await issueToken(tenant, { directoryId, name, expiresAt })
    await appendEvents(tenant, [
      {
        kind: 'token.created',
        outcome: 'done',
        title: `Token ${name} of ${directory.name} was created`,
        actor: ctx.actor,
        directoryId,
      },
    ])
    return { ...kept, token }
  })
}
