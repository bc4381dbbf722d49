import { endingCredentials, type EndingCredential } from '@/adapters/db/ending-credentials'
import type { Tenant } from '@/adapters/db/tenant'
import { LONGEST_WARNING_MS, rungOf, type Rung } from '@/core/credentials/ladder'

export type Ending = EndingCredential & { rung: Rung; href: string }

/** So long an ended one that was in use is still told of. */
const REMEMBERED_MS = 30 * 86_400_000

/** What lets somebody in and ends within 30 days or has ended, unless they have moved to another one; the soonest first. */
export async function endingOf(tenant: Tenant, now: Date): Promise<Ending[]> {
  const found = await endingCredentials(tenant, {
    after: new Date(now.getTime() - REMEMBERED_MS),
    before: new Date(now.getTime() + LONGEST_WARNING_MS),
    now,
  })
  return found.flatMap((credential) => {
    const rung = rungOf(credential.expiresAt, now)
    return rung === undefined ? [] : [{ ...credential, rung, href: placeOf(credential) }]
  })
}

const placeOf = ({ kind, ownerId }: EndingCredential) => {
  if (kind === 'access') return `/stores/${ownerId}`
  return `/directories/${ownerId}?tab=${kind === 'token' ? 'tokens' : 'secrets'}`
}
