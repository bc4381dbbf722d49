import { postponeDeliveries, settleDeliveries, type Delivery } from '@/adapters/db/deliveries'
import { within } from '@/adapters/db/tenant'
import { StoreTroubleError } from '@/core/reconcile/customer-store'
import { noteTrouble } from '../stores/note-trouble'
import { reportOf } from '../sync/store-report'
import type { Listening } from './handler'

const LONGEST_WAIT_MS = 3_600_000

/** A delivery that fails this often for a reason of its own is given up, and says so. */
const TRIES = 10

/** The store, or something here, did not answer: the deliveries stay in the inbox, ever longer. */
export async function leaveForLater(
  { organizationId, store }: Listening,
  deliveries: Delivery[],
  error: unknown,
): Promise<void> {
  const now = new Date()
  const trouble = error instanceof StoreTroubleError ? error.trouble : null
  const attempts = Math.max(0, ...deliveries.map((delivery) => delivery.attempts))
  const { waitMs } = reportOf(trouble, now)
  const wait = Math.min(Math.max(waitMs, 1_000 * 2 ** Math.min(attempts, 12)), LONGEST_WAIT_MS)
  const name = error instanceof Error ? error.name : 'Error'
  if (trouble === null)
    process.stderr.write(`A webhook of ${store.domain} was not processed: ${String(error)}\n`)
  // Of an uninstalled store, without tokens, more is known already.
  else if (store.sealedAccessToken !== null) await noteTrouble(organizationId, store.id, error)
  await within(organizationId, async (tenant) => {
    const given = trouble === null ? deliveries.filter((each) => each.attempts + 1 >= TRIES) : []
    await settleDeliveries(
      tenant,
      given.map(({ id }) => id),
      { outcome: 'failed', error: name },
    )
    await postponeDeliveries(
      tenant,
      deliveries.map(({ id }) => id),
      { dueAt: new Date(now.getTime() + wait), error: name },
    )
  })
}
