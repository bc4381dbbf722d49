import { appendEvents, type NewEvent } from '@/adapters/db/events'
import { tripLinks } from '@/adapters/db/link-hours'
import type { ConnectedStore } from '@/adapters/db/stores'
import { within } from '@/adapters/db/tenant'
import { hourAt } from '@/core/reconcile/breaker'
import { changesOf } from '@/core/reconcile/changes'
import { fieldEntries } from '@/core/reconcile/field-entries'
import { env } from '@/env'
import type { Reason } from '../activity/line'
import type { Decided } from '../sync/decide-batch'
import type { Batch } from '../sync/reconcile-batch'

/**
 * Takes out of a batch whoever was written more often within an hour than a link may be, and answers the rest. They are
 * stopped until a person lets them go on, whatever is said of them meanwhile. Taking access away is never stopped.
 */
export async function breakBatch({ organizationId, store }: Batch, decided: Decided[]): Promise<Decided[]> {
  const now = new Date()
  const stopped = decided.filter((one) => isStopped(one, now)).map((one) => ({ one, reason: why(one, now) }))
  if (stopped.length === 0) return decided
  await within(organizationId, async (tenant) => {
    await tripLinks(
      tenant,
      stopped.map(({ one: { link }, reason }) => ({ id: link.id, generation: link.generation, reason })),
    )
    const fresh = stopped.filter(({ one }) => one.link.trippedAt === null)
    if (fresh.length > 0)
      await appendEvents(
        tenant,
        fresh.map(({ one, reason }) => stoppedEvent(store, one, reason)),
      )
  })
  return decided.filter((each) => !stopped.some(({ one }) => one === each))
}

const takesAccess = ({ desired, link }: Decided) => desired.presence === 'leaver' && !link.restricted

const isStopped = (one: Decided, now: Date) =>
  one.problem === undefined &&
  !takesAccess(one) &&
  (one.link.trippedAt !== null ||
    (one.plan.kind === 'write' && hourAt(one.link, now).writes >= env().LINK_WRITES_AN_HOUR))

/** Once stopped, the reason stays the one for which it was. */
function why({ link, plan, person }: Decided, now: Date): Reason {
  const { writes, putBacks } = hourAt(link, now)
  const fields = plan.kind === 'write' ? fieldEntries(plan.write.fields).map(([field]) => field) : []
  const lately = fields.length > 0 ? `, lately ${fields.slice(0, 3).join(', ')}` : ''
  const cause =
    putBacks > writes / 2
      ? 'to put back what something in this store keeps changing'
      : `because of what ${person.directory.name} and other stores say`
  return {
    code: 'written-too-often',
    message: `Rollcall wrote this customer ${Math.max(writes, env().LINK_WRITES_AN_HOUR)} times within an hour${lately}, mostly ${cause}, and has stopped.`,
    who: 'teammate',
    fix: 'Find the programs that work against each other and stop one of them, then resume: “Sync now” on the person’s page, or “Resume” under Issues. What the directories say by then is written at once.',
  }
}

const stoppedEvent = (
  store: ConnectedStore,
  { link, person, plan, ledger }: Decided,
  reason: Reason,
): NewEvent => ({
  kind: 'customer.stopped',
  outcome: 'failed',
  title: `${person.displayName} was written so often in ${store.name} that Rollcall has stopped`,
  actor: { type: 'job', name: 'Rollcall' },
  userId: link.personId,
  storeId: store.id,
  directoryId: person.directory.id,
  causeId: link.causeId,
  changes: plan.kind === 'write' ? changesOf(plan.write, ledger.agreed) : [],
  reason,
})
