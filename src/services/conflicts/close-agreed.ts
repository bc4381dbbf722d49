import { closeConflicts } from '@/adapters/db/conflicts'
import { appendEvents, type Actor } from '@/adapters/db/events'
import type { StoredPerson } from '@/adapters/db/load-people'
import type { ConnectedStore } from '@/adapters/db/stores'
import type { Tenant } from '@/adapters/db/tenant'
import type { Agreement } from '@/core/reconcile/absorb'
import { namedLead } from '../sync/person'

type Agreed = {
  store: Pick<ConnectedStore, 'id' | 'name'>
  person: Pick<StoredPerson, 'id' | 'users' | 'override' | 'accepted'>
  linkId: string
  /** Whose value has become the other's. */
  actor: Actor
}

/** Settles the conflicts about fields of which both sides say the same by now: nobody has to choose any more. */
export async function closeAgreed(
  tenant: Tenant,
  { store, person, linkId, actor }: Agreed,
  agreements: Agreement[],
): Promise<void> {
  const fields = agreements.map(({ field }) => field)
  const closed = await closeConflicts(tenant, linkId, fields, { settledBy: actor, settledAt: new Date() })
  if (closed.length === 0) return
  const { displayName, directory } = namedLead(person)
  await appendEvents(tenant, [
    {
      kind: 'conflict.settled',
      outcome: 'done',
      title: `${displayName}: ${store.name} and ${directory.name} agree by now, so nobody has to choose`,
      actor,
      userId: person.id,
      storeId: store.id,
      directoryId: directory.id,
      changes: agreements
        .filter(({ field }) => closed.includes(field))
        .map(({ field, value }) => ({ field, from: null, to: value })),
    },
  ])
}
