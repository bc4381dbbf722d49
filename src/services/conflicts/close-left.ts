import { closeOfLeavers, rollcall } from '@/adapters/db/conflicts'
import { appendEvents, type NewEvent } from '@/adapters/db/events'
import type { ConnectedStore } from '@/adapters/db/stores'
import type { Tenant } from '@/adapters/db/tenant'
import type { Outcome } from '../sync/outcome'

/** Nobody has to choose a value of somebody whom a drain has taken out of a store, or who was not there any more. */
export async function closeLeft(
  tenant: Tenant,
  { id: storeId, name }: Pick<ConnectedStore, 'id' | 'name'>,
  left: Outcome[],
  now: Date,
): Promise<void> {
  const asked = left.filter(({ link }) => link.asked.length > 0)
  if (asked.length === 0) return
  const ids = asked.map(({ link }) => link.id)
  const closed = await closeOfLeavers(tenant, ids, now)
  const byLink = Map.groupBy(closed, ({ linkId }) => linkId)
  const events = asked.flatMap(({ link, person }): NewEvent[] => {
    const fields = byLink.get(link.id) ?? []
    if (fields.length === 0) return []
    return [
      {
        kind: 'conflict.settled',
        outcome: 'ignored',
        title: `${person.displayName} has left ${name}, so nobody has to choose; it is asked again should they return`,
        actor: rollcall,
        userId: link.personId,
        storeId,
        directoryId: person.directory.id,
        causeId: link.causeId,
        changes: fields.map(({ field, directoryValue, storeValue }) => ({
          field,
          from: directoryValue,
          to: storeValue,
        })),
      },
    ]
  })
  if (events.length > 0) await appendEvents(tenant, events)
}
