import { appendEvents, type NewEvent } from '@/adapters/db/events'
import { keepObserved, restLink, type HeardLink } from '@/adapters/db/heard-links'
import { countEdit } from '@/adapters/db/link-hours'
import { oweLink } from '@/adapters/db/owe-links'
import type { ConnectedStore } from '@/adapters/db/stores'
import type { Tenant } from '@/adapters/db/tenant'
import { storeSettings } from '@/core/mapping/configuration'
import { desiredCustomer } from '@/core/mapping/desired-customer'
import { absorb, type Absorbed, type Drift, type Edit } from '@/core/reconcile/absorb'
import { hourAt, MOST_ACCEPTED, MOST_PUT_BACKS } from '@/core/reconcile/breaker'
import type { CustomerFields, CustomerRecord } from '@/core/reconcile/customer-store'
import { isErased } from '@/core/reconcile/erased'
import { env } from '@/env'
import { closeAgreed } from '../conflicts/close-agreed'
import type { Owe } from '../context'
import { acceptEdits } from '../edits/accept-edits'
import { askAboutEdits } from '../edits/ask-about-edits'
import { jsonFields, ledgerOf } from '../sync/ledger'
import { personOf } from '../sync/person'
import { contested, erased } from '../sync/reasons'
import { toldBy } from './handler'
import type { Known } from './known-people'

type Heard = { store: ConnectedStore; link: HeardLink; known: Known }

/**
 * Remembers what the store shows of a linked customer. What the directory owns is put back by the next drain; what the
 * store has the say over counts from now on and goes to the other stores; what nobody owns alone is asked about. Answers
 * whether an edit is put back. The link is locked and not being written.
 */
export async function absorbRecord(
  tenant: Tenant,
  owe: Owe,
  { store, link, known }: Heard,
  customer: CustomerRecord,
): Promise<boolean> {
  if (isErased(customer)) return absorbErasure(tenant, owe, { store, link }, customer)
  const { configuration } = known
  const { person, absorbed } = compare({ store, link, known }, customer)
  const { drift, accepted, asked, settled } = absorbed
  const hour = hourAt({ ...link, began: link.hourBegan, accepted: link.acceptedEdits }, new Date())
  const isContested = accepted.length > 0 && hour.accepted >= MOST_ACCEPTED
  // Edits that are not followed are not agreed on either: they count once somebody lets this link go on.
  const agreed = isContested ? without(absorbed.agreed, accepted) : absorbed.agreed
  await keepObserved(tenant, link.id, { agreed: jsonFields(agreed), observed: { ...customer } })
  if (person && settled.length > 0)
    await closeAgreed(tenant, { store, person, linkId: link.id, actor: toldBy(store) }, settled)
  if (person && asked.length > 0) await askAboutEdits(tenant, { store, person, linkId: link.id }, asked)
  if (isContested) {
    await giveUp(tenant, { store, link }, accepted)
    return false
  }
  if (person && accepted.length > 0) {
    await countEdit(tenant, link.id, 'accepted')
    await acceptEdits(tenant, owe, { store, person, configuration, actor: toldBy(store) }, accepted)
  }
  // What is queued already is decided by what has just been remembered, and what is stopped once it goes on.
  if (drift.length === 0 || link.state === 'queued' || link.trippedAt !== null) return false
  if (hour.putBacks >= MOST_PUT_BACKS) {
    await giveUp(tenant, { store, link }, drift)
    return false
  }
  await countEdit(tenant, link.id, 'put-back')
  // Of someone who has left only the marker can drift, and that is what keeps them out.
  const urgency = link.restricted ? { priority: 0, delayMs: 0 } : { priority: 20, delayMs: env().COALESCE_MS }
  await oweLink(tenant, link.id, urgency)
  owe([store.id])
  await appendEvents(tenant, [driftEvent(store, link, drift, true)])
  return true
}

/** Erased in the store: nothing of the person is put back. Shopify's own word for us to forget them follows. */
async function absorbErasure(
  tenant: Tenant,
  owe: Owe,
  { store, link }: Pick<Heard, 'store' | 'link'>,
  customer: CustomerRecord,
): Promise<false> {
  if (link.erasureRequestedAt === null) await restLink(tenant, link.id, { state: 'skipped', reason: erased })
  else {
    // We have asked for it: the next drain looks itself, so that the receipt says what was seen.
    await keepObserved(tenant, link.id, {
      agreed: jsonFields(ledgerOf(link).agreed),
      observed: { ...customer },
    })
    await oweLink(tenant, link.id, { priority: 40, delayMs: 0 })
    owe([store.id])
  }
  return false
}

/** What both sides agree on, with some edits of the store undone in it. */
const without = (agreed: CustomerFields, edits: Edit[]): CustomerFields => ({
  ...agreed,
  ...Object.fromEntries(edits.map(({ field, from }) => [field, from])),
})

function compare({ store, link, known }: Heard, customer: CustomerRecord) {
  const { configuration, people } = known
  const stored = people.get(link.userId)
  const person = stored && stored.users.length > 0 ? stored : undefined
  const desired =
    person && desiredCustomer(personOf(person), configuration, { storeId: store.id, now: new Date() })
  const absorbed: Absorbed = absorb(ledgerOf(link), customer, {
    left: link.restricted,
    raise: storeSettings(configuration, store.id).drift === 'raise',
    ...(desired?.presence === 'member' && { desired }),
    storeIsNewer: isNewer(customer, person?.users[0]?.lastModified),
  })
  return { person, absorbed }
}

const isNewer = ({ updatedAt }: CustomerRecord, directoryAt: Date | undefined) =>
  directoryAt === undefined || Date.parse(updatedAt) >= Math.floor(directoryAt.getTime() / 1000) * 1000

async function giveUp(tenant: Tenant, { store, link }: Pick<Heard, 'store' | 'link'>, edits: Drift[]) {
  await restLink(tenant, link.id, { state: 'failed', reason: contested })
  if (link.state !== 'failed') await appendEvents(tenant, [driftEvent(store, link, edits, false)])
}

function driftEvent(store: ConnectedStore, link: HeardLink, edits: Drift[], putBack: boolean): NewEvent {
  return {
    kind: 'customer.edited',
    outcome: putBack ? 'done' : 'failed',
    title: putBack
      ? `${link.user.displayName} was edited in ${store.name}; what the directory says is put back`
      : `${link.user.displayName} is edited in ${store.name} again and again; Rollcall has stopped following`,
    actor: toldBy(store),
    userId: link.userId,
    storeId: store.id,
    changes: edits.map(({ field, from, to }) => ({ field, from, to })),
    reason: putBack ? null : contested,
  }
}
