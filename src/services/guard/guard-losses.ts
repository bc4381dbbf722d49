import { postponeLosers } from '@/adapters/db/claimed-links'
import { appendEvents } from '@/adapters/db/events'
import { waitingChange } from '@/adapters/db/hold-links'
import { countLosses, endLosses, lossHoldsOf, markLosing, noteLosses } from '@/adapters/db/hold-losses'
import type { Guarded } from '@/adapters/db/removals'
import { within, type Tenant } from '@/adapters/db/tenant'
import { isGuarded, type GuardLimits } from '@/core/reconcile/guard'
import { isWithin } from '@/core/reconcile/loss'
import { env } from '@/env'
import type { Decided } from '../sync/decide-batch'
import type { Batch } from '../sync/reconcile-batch'
import { changesEnded } from './held-events'
import { holdLoss, type Change } from './hold-loss'
import { limitsOf } from './limits'
import { isOver, keptLoss, losingOf, withheld, type Losing } from './losing'
import { keptBecause } from './loss-events'
import { excess, openMeasured } from './measure'

/** What is to be done of a link instead of what was decided; null = nothing now. */
type Instead = Map<string, Decided | null>

/**
 * Stands between deciding and writing, too: when more people who stay lose tags, company roles or metafields than a
 * directory or a store allows, these are kept, and everything else is written. One among several waits a moment
 * first, so that a burst is seen as a whole.
 */
export async function guardLosses(batch: Batch, decided: Decided[]): Promise<Decided[]> {
  const losing = decided.flatMap(losingOf)
  const over = decided.filter(isOver).map(({ link }) => link.id)
  if (losing.length + over.length === 0) return decided
  const instead = await within(batch.organizationId, async (tenant) => {
    if (over.length > 0) await appendEvents(tenant, changesEnded(await endLosses(tenant, over)))
    return judge(tenant, batch, losing)
  })
  return decided.flatMap((one) => {
    const other = instead.get(one.link.id)
    return other === undefined ? [one] : other === null ? [] : [other]
  })
}

async function judge(tenant: Tenant, batch: Batch, losing: Losing[]): Promise<Instead> {
  const instead: Instead = new Map()
  if (losing.length === 0) return instead
  const holds = await lossHoldsOf(
    tenant,
    losing.map(({ link }) => link.id),
  )
  const holdOf = ({ link }: Losing) => holds.get(link.id)
  const isDecided = (one: Losing) => {
    const hold = holdOf(one)
    return hold !== undefined && hold.state !== 'open' && isWithin(one.loss, keptLoss(hold.loss))
  }
  for (const one of losing.filter(isDecided))
    instead.set(
      one.link.id,
      holdOf(one)?.state === 'rejected'
        ? withheld(one, 'verified', keptBecause(one, batch.store))
        : { ...one, isApprovedLoss: true },
    )
  const waiting = losing.filter((one) => holdOf(one)?.state === 'open')
  for (const [id, people] of Map.groupBy(waiting, (one) => holdOf(one)?.changeId ?? ''))
    await holdLoss(tenant, batch.store, { id }, people, instead)
  const anew = losing.filter((one) => !isDecided(one) && holdOf(one)?.state !== 'open')
  const outdated = anew.filter(holdOf).map(({ link }) => link.id)
  if (outdated.length > 0) await endLosses(tenant, outdated)
  await judgeAnew(
    tenant,
    batch,
    anew.map((one) => (holdOf(one) ? { ...one, link: { ...one.link, losingSince: null } } : one)),
    instead,
  )
  return instead
}

/** Those about whom nobody has decided anything. A directory's limit comes first, then the store's. */
async function judgeAnew(tenant: Tenant, batch: Batch, losing: Losing[], instead: Instead): Promise<void> {
  const guards = await guardsOf(tenant, batch, losing)
  const isLeft = ({ link }: Losing) => !instead.has(link.id)
  for (const { guarded, people } of guards) {
    const id = await waitingChange(tenant, { ...guarded, kind: 'losses' })
    if (id !== undefined) await holdLoss(tenant, batch.store, { id }, people.filter(isLeft), instead)
  }
  const since = Date.now() - env().GUARD_SETTLE_MS
  const isFresh = ({ link }: Losing) => link.losingSince === null || link.losingSince.getTime() > since
  const watched = new Set(guards.flatMap(({ people }) => people))
  const fresh = [...watched].filter((one) => isLeft(one) && isFresh(one))
  const links = (await amongMany(tenant, guards, fresh)).map(({ link }) => link)
  if (links.length > 0) await postponeLosers(tenant, links, env().GUARD_SETTLE_MS)
  for (const { id } of links) instead.set(id, null)
  for (const guard of guards) {
    const people = guard.people.filter(isLeft)
    const change = await openIfTooMany(tenant, { ...guard, people })
    if (change) await holdLoss(tenant, batch.store, change, people, instead)
  }
  const going = losing.filter(isLeft).map(({ link }) => link.id)
  if (going.length > 0) await noteLosses(tenant, going)
}

/**
 * Who of these loses something at the same time as more people than a guard lets go in any case: that may be the beginning
 * of a burst. Somebody who moves alone does not wait.
 */
async function amongMany(tenant: Tenant, guards: Guard[], fresh: Losing[]): Promise<Losing[]> {
  if (fresh.length === 0) return []
  await markLosing(
    tenant,
    fresh.map(({ link }) => link.id),
  )
  const many = new Set<Losing>()
  for (const { guarded, limits, people } of guards)
    if ((await countLosses(tenant, guarded, SAME_TIME_HOURS)) > limits.minimum)
      for (const one of people) many.add(one)
  return fresh.filter((one) => many.has(one))
}

/** A minute. */
const SAME_TIME_HOURS = 1 / 60

type Guard = { guarded: Guarded; limits: GuardLimits; people: Losing[] }

/** The guards that are about these losses at all. */
async function guardsOf(tenant: Tenant, { store }: Batch, losing: Losing[]): Promise<Guard[]> {
  const ofDirectories = [...Map.groupBy(losing, ({ person }) => person.directory.id)]
  const all: Omit<Guard, 'limits'>[] = [
    ...ofDirectories.map(([directoryId, people]) => ({ guarded: { directoryId }, people })),
    { guarded: { storeId: store.id }, people: losing },
  ]
  const guards: Guard[] = []
  for (const guard of all) guards.push({ ...guard, limits: await limitsOf(tenant, guard.guarded) })
  return guards.filter(({ limits }) => isGuarded(limits, 'losses'))
}

async function openIfTooMany(
  tenant: Tenant,
  { guarded, limits, people }: Guard,
): Promise<Change | undefined> {
  if (people.length === 0) return undefined
  const measured = await excess(tenant, guarded, limits, 'losses')
  if (!measured) return undefined
  const change = await openMeasured(tenant, guarded, { kind: 'losses', limits, measured })
  return { id: change.id, ...(change.isNew && { opened: { guarded, ...measured, limit: change.limit } }) }
}
