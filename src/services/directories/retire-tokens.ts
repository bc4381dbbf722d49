import { appendEvents } from '@/adapters/db/events'
import { idleTokens, retireToken } from '@/adapters/db/idle-tokens'
import { within } from '@/adapters/db/tenant'

const DAY_MS = 86_400_000
const IN_ONE_RUN = 500

/** For so long a token has to be unused while a newer one is in use; a sync that runs once a week still counts as use. */
export const RETIRED_AFTER_DAYS = 14

/** What uses the newer one at least so often has moved to it. */
const IN_USE_DAYS = 2

/**
 * Ends the tokens that rotations have left behind: an old token is a way in that nobody watches. Answers how many. Should
 * somebody come with one after all, they hear that it was revoked, and the request log says so.
 */
export async function retireTokens(now = new Date()): Promise<{ retired: number }> {
  const at = (days: number) => new Date(now.getTime() + days * DAY_MS)
  const idleSince = at(-RETIRED_AFTER_DAYS)
  const idle = await idleTokens(
    { idleSince, usedSince: at(-IN_USE_DAYS), liveUntil: at(RETIRED_AFTER_DAYS) },
    IN_ONE_RUN,
  )
  let retired = 0
  for (const { organizationId, id } of idle)
    await within(organizationId, async (tenant) => {
      const token = await retireToken(tenant, id, idleSince, now)
      if (!token) return
      retired++
      const { name, lastFour, directory } = token
      await appendEvents(tenant, [
        {
          kind: 'token.retired',
          outcome: 'done',
          title: `Token ${name} (…${lastFour}) of ${directory.name} was retired: a newer one has taken its place for ${RETIRED_AFTER_DAYS} days`,
          actor: { type: 'job', name: 'Token rotation' },
          directoryId: directory.id,
        },
      ])
    })
  return { retired }
}
