import { postponeLeavers } from '@/adapters/db/claimed-links'
import { appendEvents, type NewEvent } from '@/adapters/db/events'
import { endTargetHolds, holdAtTarget, holdsOfPeople } from '@/adapters/db/held-targets'
import { endChangesWithout, openChange } from '@/adapters/db/hold-links'
import type { StoredTarget } from '@/adapters/db/targets'
import type { Tenant } from '@/adapters/db/tenant'
import { mostRemovals } from '@/core/reconcile/guard'
import { env } from '@/env'
import type { Work } from '../targets/outcome'
import { changeOpened, changesEnded, guard } from './held-events'
import { heldReason } from './held-reason'
import { limitsOf } from './limits'
import { excess } from './measure'

/**
 * The guard of write-back targets: what is held of a person in a store is held here as well, what was approved or rejected
 * there counts here, and what leaves only targets is measured by the same limit of the directory. Answers what may be
 * written now.
 */
export async function guardWorks(tenant: Tenant, target: StoredTarget, works: Work[]): Promise<Work[]> {
  const returning = works.filter(
    ({ desired, link }) => desired.presence === 'member' && link.leavingSince !== null,
  )
  if (returning.length > 0) {
    const left = await endTargetHolds(
      tenant,
      returning.map(({ link }) => link.id),
    )
    await appendEvents(tenant, changesEnded(await endChangesWithout(tenant, left)))
  }
  const leaving = works.filter(takesAccess)
  if (leaving.length === 0) return works
  const stopped = await stop(tenant, target, leaving)
  return works.filter((work) => !stopped.includes(work))
}

/** Whom a teammate restricts goes at once, and an upload that waits for its answer has been made. */
const takesAccess = ({ desired, ledger, link }: Work) =>
  desired.presence === 'leaver' &&
  !desired.byTeammate &&
  link.pending === null &&
  ledger.recordId !== null &&
  ledger.agreed?.active !== false

async function stop(tenant: Tenant, target: StoredTarget, leaving: Work[]): Promise<Work[]> {
  const settleMs = env().GUARD_SETTLE_MS
  const ids = leaving.map(({ link }) => link.personId)
  const holds = await holdsOfPeople(tenant, ids)
  const holdOf = ({ link }: Work) => holds.get(link.personId)
  const undecided = leaving.filter((work) => holdOf(work)?.state !== 'approved')
  const waiting = undecided.filter((work) => holdOf(work) !== undefined)
  for (const [changeId, held] of Map.groupBy(waiting, (work) => holdOf(work)?.changeId ?? ''))
    await hold(tenant, target, changeId, held)
  const rest = undecided.filter((work) => holdOf(work) === undefined)
  const since = Date.now() - settleMs
  const fresh = rest.filter(({ link }) => link.leavingSince === null || link.leavingSince.getTime() > since)
  if (fresh.length > 0)
    await postponeLeavers(
      tenant,
      'target_link',
      fresh.map(({ link }) => link),
      settleMs,
    )
  const settled = rest.filter((work) => !fresh.includes(work))
  const held: Work[] = []
  for (const [directoryId, people] of Map.groupBy(settled, ({ person }) => person.directory.id))
    if (directoryId !== '' && (await holdIfTooMany(tenant, target, directoryId, people))) held.push(...people)
  return [...waiting, ...fresh, ...held]
}

async function holdIfTooMany(tenant: Tenant, target: StoredTarget, directoryId: string, people: Work[]) {
  const limits = await limitsOf(tenant, { directoryId })
  const measured = await excess(tenant, { directoryId }, limits)
  if (!measured) return false
  const limit = mostRemovals(limits, measured.linked)
  const { windowHours } = limits
  const change = await openChange(
    tenant,
    { directoryId, kind: 'removals' },
    { ...measured, limit, windowHours },
  )
  const name = people[0]?.person.directory.name ?? 'a directory'
  if (change.isNew) await appendEvents(tenant, [changeOpened({ directoryId }, { limit, ...measured, name })])
  await hold(tenant, target, change.id, people)
  return true
}

/** Nobody is told twice that somebody is held. */
async function hold(tenant: Tenant, target: StoredTarget, changeId: string, works: Work[]) {
  for (const [directory, people] of Map.groupBy(works, ({ person }) => person.directory.name)) {
    const links = people.map(({ link }) => link)
    const fresh = await holdAtTarget(tenant, changeId, links, heldReason(directory, target.name))
    const told = people.filter(({ link }) => fresh.includes(link.id)).map((work) => heldEvent(target, work))
    if (told.length > 0) await appendEvents(tenant, told)
  }
}

const heldEvent = (target: StoredTarget, { link, person }: Work): NewEvent => ({
  kind: 'record.held',
  outcome: 'held',
  title: `${person.displayName} stays at ${target.name} until a teammate decides`,
  actor: guard,
  userId: link.personId,
  targetId: target.id,
  directoryId: person.directory.id,
  reason: heldReason(person.directory.name, target.name),
})
