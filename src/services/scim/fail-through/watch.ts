import { standingLinks, type StandingLink } from '@/adapters/db/standing-links'
import { toldOf, type ToldRefusal } from '@/adapters/db/told-refusals'
import { readAtOnce, type Context } from '../../context'
import { nudged } from '../../sync/nudge'

/** A drain of this process nudges at once; what another one has settled is seen this soon. */
const LOOK_MS = 400

export type Watched = {
  links: StandingLink[]
  /** What the identity provider was told of this user last time, if that was no success. */
  told: ToldRefusal | undefined
  /** Whether a store was waited for at all. */
  waited: boolean
}

/**
 * Waits until no store owes a user's person anything any more, or until then. Each look is a transaction of its own:
 * between two looks no connection is held.
 */
export async function watch(ctx: Context, userId: string, until: Date): Promise<Watched> {
  let personId = userId
  for (let looks = 0; ; looks++) {
    // Listens before it looks, so that what is settled meanwhile is not missed.
    const settled = nudged(personId, Math.max(1, Math.min(LOOK_MS, until.getTime() - Date.now())))
    const [links, told] = await readAtOnce(ctx, (pipeline) =>
      Promise.all([standingLinks(pipeline, userId, until), toldOf(pipeline, userId)]),
    )
    const isSettled = links.every(({ pending }) => !pending)
    if (isSettled || Date.now() >= until.getTime()) return { links, told, waited: looks > 0 }
    await settled
    personId = links[0]?.personId ?? userId
  }
}
