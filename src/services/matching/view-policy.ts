import { z } from 'zod'
import { countReviews } from '@/adapters/db/reviews'
import { read, type Context } from '../context'
import { Refused } from '../refused'
import { policiesOf } from './policy'

export const DirectoryRef = z.object({ id: z.uuid() })

/** How a directory matches people, and how many questions wait in the organization. */
export const viewMatching = (ctx: Context, { id }: z.infer<typeof DirectoryRef>) =>
  read(ctx, async (tenant) => {
    const policy = (await policiesOf(tenant, [id])).get(id)
    if (!policy) throw new Refused('not-found', 'There is no such directory in this organization.')
    return { policy, waiting: await countReviews(tenant) }
  })
