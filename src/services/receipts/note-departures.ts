import { departuresOf, endDepartures, keepDepartures } from '@/adapters/db/departures'
import type { Tenant } from '@/adapters/db/tenant'
import { describeFailure } from '@/adapters/shopify/failure'
import { leverResults, mergeLevers, removalLever } from '@/core/reconcile/levers'
import { Departure } from '@/core/receipts/receipt'
import type { Outcome } from '../sync/outcome'
import { issueReceipts } from './issue'

/**
 * Remembers what a drain did to take people out of a store, forgets it of those who are back, and issues the receipts of
 * everyone who is settled in every store by that.
 */
export async function noteDepartures(
  tenant: Tenant,
  storeId: string,
  outcomes: Outcome[],
  now: Date,
): Promise<void> {
  const back = outcomes.filter(
    ({ desired, link }) => desired.presence === 'member' && link.leavingSince !== null,
  )
  if (back.length > 0)
    await endDepartures(
      tenant,
      back.map(({ link }) => link.id),
    )
  const written = outcomes.filter(
    ({ desired, result }) => desired.presence === 'leaver' && result !== undefined,
  )
  if (written.length === 0) return
  const before = await departuresOf(
    tenant,
    written.map(({ link }) => link.id),
  )
  const departures = written.flatMap((outcome) => {
    const record = departureOf(outcome, Departure.safeParse(before.get(outcome.link.id)).data, now)
    const { id: linkId, personId } = outcome.link
    return record ? [{ linkId, personId, storeId, record }] : []
  })
  await keepDepartures(tenant, departures)
  await issueReceipts(
    tenant,
    departures.map(({ personId }) => personId),
    now,
  )
}

function departureOf(
  { desired, ledger, plan, result, removed, writtenAt = new Date() }: Outcome,
  before: Departure | undefined,
  now: Date,
): Departure | undefined {
  if (desired.presence !== 'leaver' || !result) return undefined
  const isGone = removed === true || (!result.ok && result.failure.code === 'customer-gone')
  const readBack =
    result.ok || isGone
      ? {
          customer: isGone || !result.ok ? null : result.customer,
          ...(result.ok && result.removal && { removal: result.removal }),
        }
      : { failure: describeFailure(result.failure).message }
  const earlier = before?.levers ?? []
  const readBackAt = result.ok || isGone ? now.toISOString() : (before?.readBackAt ?? null)
  // A customer that was only looked at says what became of the removal, and nothing new of the rest.
  if (plan.kind === 'none') {
    const levers = mergeLevers(earlier, removalLever(desired, ledger, readBack))
    return { cause: desired.cause, levers, writes: before?.writes ?? [], readBackAt }
  }
  // What an earlier try was to take away is looked at again, whoever may have taken it away since.
  const tags = earlier.flatMap(({ lever, what }) => (lever === 'tags' ? what : []))
  const managedTags = [...new Set([...ledger.managedTags, ...tags])]
  return {
    cause: desired.cause,
    levers: mergeLevers(earlier, leverResults(desired, { ...ledger, managedTags }, readBack)),
    writes: [...(before?.writes ?? []), { at: writtenAt.toISOString(), requestId: result.requestId }].slice(
      -50,
    ),
    readBackAt,
  }
}
