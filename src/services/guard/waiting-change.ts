import { lockHeldChange } from '@/adapters/db/held-changes'
import type { Tenant } from '@/adapters/db/tenant'
import type { GuardKind } from '@/core/reconcile/guard'
import { Refused } from '../refused'

/** Locks a change that waits for a decision on `people` people. Throws Refused when the world has moved. */
export async function waitingChange(tenant: Tenant, { id, people }: { id: string; people: number }) {
  const change = await lockHeldChange(tenant, id)
  if (!change) throw new Refused('not-found', 'There is no such held change in this organization.')
  if (change.state !== 'open')
    throw new Refused('conflict', `This change does not wait any more: it is ${change.state}.`)
  if (change.people.open !== people)
    throw new Refused(
      'conflict',
      `The change is about ${change.people.open} people by now, not ${people}. Look at it again before you decide.`,
    )
  return change
}

/** What people lose by a change of a kind, as the history says it. */
export const lost = {
  removals: 'access',
  losses: 'tags, company roles or metafields',
} satisfies Record<GuardKind, string>

type Named = { directory: { name: string } | null; store: { name: string } | null }

export const nameOfChange = ({ directory, store }: Named) => directory?.name ?? store?.name ?? 'a directory'
