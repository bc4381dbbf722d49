import { openConflict } from '@/adapters/db/conflicts'
import { appendEvents } from '@/adapters/db/events'
import type { StoredPerson } from '@/adapters/db/load-people'
import type { ConnectedStore } from '@/adapters/db/stores'
import type { Tenant } from '@/adapters/db/tenant'
import { leadOf } from '@/core/mapping/person'
import type { Edit } from '@/core/reconcile/absorb'
import { namedLead, personOf } from '../sync/person'

/** Raises a conflict for each edit that a person has to decide on; neither side is written until then. */
export async function askAboutEdits(
  tenant: Tenant,
  { store, person, linkId }: { store: ConnectedStore; person: StoredPerson; linkId: string },
  edits: Edit[],
): Promise<void> {
  const lead = leadOf(personOf(person))
  if (!lead) return
  const raised: Edit[] = []
  for (const edit of edits) {
    const { field, to: storeValue, directory: directoryValue } = edit
    const base = { linkId, storeId: store.id, personId: person.id, directoryId: lead.directoryId }
    if (await openConflict(tenant, { ...base, field, directoryValue, storeValue })) raised.push(edit)
  }
  if (raised.length === 0) return
  await appendEvents(tenant, [
    {
      kind: 'conflict.opened',
      outcome: 'held',
      title: `${namedLead(person).displayName}: ${store.name} and the directory differ, and somebody has to choose`,
      actor: { type: 'store', id: store.id, name: store.name },
      userId: person.id,
      storeId: store.id,
      directoryId: lead.directoryId,
      changes: raised.map(({ field, directory, to }) => ({ field, from: directory, to })),
    },
  ])
}
