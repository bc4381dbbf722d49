import { appendEvents, type NewEvent } from '@/adapters/db/events'
import { keepObserved, restLink, type HeardLink } from '@/adapters/db/heard-links'
import { oweLink } from '@/adapters/db/links'
import type { ConnectedStore } from '@/adapters/db/stores'
import type { Tenant } from '@/adapters/db/tenant'
import { absorb, type Drift } from '@/core/reconcile/absorb'
import type { CustomerRecord } from '@/core/reconcile/customer-store'
import { env } from '@/env'
import { jsonFields, ledgerOf } from '../sync/ledger'
import { contested } from '../sync/reasons'
import { toldBy } from './handler'

/** Within an hour an edit is put back this often. Then another program is doing it, and two would never stop. */
export const PUT_BACKS_AN_HOUR = 5

/**
 * Remembers what the store shows of a linked customer and owes the link again when something that is the directory's
 * was changed there: the next drain puts it back. Answers whether it is owed. The link is locked and not being written.
 */
export async function absorbRecord(
  tenant: Tenant,
  { store, link, putBacks }: { store: ConnectedStore; link: HeardLink; putBacks: number },
  customer: CustomerRecord,
): Promise<boolean> {
  const { agreed, drift } = absorb(ledgerOf(link), customer, { left: link.restricted })
  await keepObserved(tenant, link.id, { agreed: jsonFields(agreed), observed: { ...customer } })
  // What is queued already is decided by what has just been remembered.
  if (drift.length === 0 || link.state === 'queued') return false
  if (putBacks >= PUT_BACKS_AN_HOUR) {
    await restLink(tenant, link.id, { state: 'failed', reason: contested })
    if (link.state !== 'failed') await appendEvents(tenant, [driftEvent(store, link, drift, false)])
    return false
  }
  // Of someone who has left only the marker can drift, and that is what keeps them out.
  const urgency = link.restricted ? { priority: 0, delayMs: 0 } : { priority: 20, delayMs: env().COALESCE_MS }
  await oweLink(tenant, link.id, urgency)
  await appendEvents(tenant, [driftEvent(store, link, drift, true)])
  return true
}

function driftEvent(store: ConnectedStore, link: HeardLink, changes: Drift[], putBack: boolean): NewEvent {
  return {
    kind: 'customer.edited',
    outcome: putBack ? 'done' : 'failed',
    title: putBack
      ? `${link.user.displayName} was edited in ${store.name}; what the directory says is put back`
      : `${link.user.displayName} is edited in ${store.name} again and again; Rollcall has stopped putting it back`,
    actor: toldBy(store),
    userId: link.userId,
    storeId: store.id,
    changes,
    reason: putBack ? null : contested,
  }
}
