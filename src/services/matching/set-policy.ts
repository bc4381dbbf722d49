import { z } from 'zod'
import { appendEvents } from '@/adapters/db/events'
import { setMatching } from '@/adapters/db/matching-settings'
import { change, requireRole, type Context } from '../context'
import { Refused } from '../refused'
import { MatchingPolicy } from './policy'

export const MatchingChange = z.object({ id: z.uuid(), policy: MatchingPolicy })

const said = {
  never: 'takes over no existing customers',
  'verified-domain': 'takes over existing customers on verified domains',
  review: 'asks a teammate before an existing customer is taken over',
} as const

/** Decides how a directory's people are matched with customers that exist already. */
export async function setMatchingPolicy(ctx: Context, { id, policy }: z.infer<typeof MatchingChange>) {
  requireRole(ctx, 'admin')
  await change(ctx, async (tenant) => {
    const name = await setMatching(tenant, id, policy)
    if (name === undefined) throw new Refused('not-found', 'There is no such directory in this organization.')
    await appendEvents(tenant, [
      {
        kind: 'directory.matching',
        outcome: 'done',
        title: `Directory ${name} ${said[policy]}`,
        actor: ctx.actor,
        directoryId: id,
        changes: [{ field: 'matching', from: null, to: policy }],
      },
    ])
  })
}
