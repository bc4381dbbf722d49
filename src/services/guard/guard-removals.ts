import { postponeLeavers } from '@/adapters/db/claimed-links'
import { appendEvents } from '@/adapters/db/events'
import { endHolds, holdLinks, holdsOf, type Hold } from '@/adapters/db/hold-links'
import type { Guarded } from '@/adapters/db/removals'
import { within, type Tenant } from '@/adapters/db/tenant'
import { env } from '@/env'
import type { Decided } from '../sync/decide-batch'
import type { Batch } from '../sync/reconcile-batch'
import { changesEnded } from './held-events'
import { limitsOf } from './limits'
import { heldReason } from './held-reason'
import { hold } from './hold'
import { excess } from './measure'

/**
 * Stands between deciding and writing: takes out of a batch what takes access away from more people than a directory or
 * a store allows, and answers the rest. Whoever leaves waits a moment first, so that a burst is seen as a whole.
 */
export async function guardRemovals(batch: Batch, decided: Decided[]): Promise<Decided[]> {
  const leaving = decided.filter(takesAccess)
  const returning = decided.filter(isBack)
  if (leaving.length + returning.length === 0) return decided
  const stopped = await within(batch.organizationId, async (tenant) => {
    const ended = await endHolds(
      tenant,
      returning.map(({ link }) => link.id),
    )
    await appendEvents(tenant, changesEnded(ended))
    return stop(tenant, batch, leaving)
  })
  return decided.filter(({ link }) => !stopped.has(link.id))
}

/** Whom a teammate restricts goes at once: that was decided by a person. */
const takesAccess = ({ desired, plan, link, ledger, problem }: Decided) =>
  problem === undefined &&
  desired.presence === 'leaver' &&
  desired.cause !== 'restricted' &&
  plan.kind === 'write' &&
  ledger.customerId !== null &&
  !link.restricted

const isBack = ({ desired, link, problem }: Decided) =>
  problem === undefined && desired.presence === 'member' && link.leavingSince !== null

/** Answers the links that must not be written now. */
async function stop(tenant: Tenant, batch: Batch, leaving: Decided[]): Promise<Set<string>> {
  const holds = await holdsOf(
    tenant,
    leaving.map(({ link }) => link.id),
  )
  const undecided = leaving.filter(({ link }) => holds.get(link.id)?.state !== 'approved')
  await holdAgain(tenant, batch, undecided, holds)
  const rest = undecided.filter(({ link }) => !holds.has(link.id))
  const since = Date.now() - env().GUARD_SETTLE_MS
  const fresh = rest.filter(({ link }) => link.leavingSince === null || link.leavingSince.getTime() > since)
  await postponeLeavers(
    tenant,
    'link',
    fresh.map(({ link }) => link),
    env().GUARD_SETTLE_MS,
  )
  const held = await holdExcess(
    tenant,
    batch,
    rest.filter((one) => !fresh.includes(one)),
  )
  const going = rest.filter((one) => !fresh.includes(one) && !held.includes(one))
  return new Set(undecided.filter((one) => !going.includes(one)).map(({ link }) => link.id))
}

/** Something else has changed about people who are held: they stay held. */
async function holdAgain(tenant: Tenant, { store }: Batch, leaving: Decided[], holds: Map<string, Hold>) {
  const byChange = Map.groupBy(
    leaving.filter(({ link }) => holds.has(link.id)),
    ({ link }) => holds.get(link.id)?.changeId ?? '',
  )
  for (const [changeId, held] of byChange)
    for (const [name, links] of Map.groupBy(held, ({ person }) => person.directory.name))
      await holdLinks(
        tenant,
        changeId,
        links.map(({ link }) => link),
        heldReason(name, store.name),
      )
}

async function holdExcess(tenant: Tenant, batch: Batch, leaving: Decided[]): Promise<Decided[]> {
  const held: Decided[] = []
  for (const [directoryId, people] of Map.groupBy(leaving, ({ person }) => person.directory.id))
    held.push(...(await holdIfTooMany(tenant, batch, { directoryId }, people)))
  const rest = leaving.filter((one) => !held.includes(one))
  return [...held, ...(await holdIfTooMany(tenant, batch, { storeId: batch.store.id }, rest))]
}

async function holdIfTooMany(tenant: Tenant, { store }: Batch, guarded: Guarded, leaving: Decided[]) {
  if (leaving.length === 0) return []
  const limits = await limitsOf(tenant, guarded)
  const measured = await excess(tenant, guarded, limits)
  if (!measured) return []
  await hold(tenant, { guarded, store, limits, measured }, leaving)
  return leaving
}
