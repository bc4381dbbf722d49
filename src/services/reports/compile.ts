import { z } from 'zod'
import { newId } from '@/adapters/db/new-id'
import {
  accessAt,
  doneByTeammates,
  everyStoreOf,
  failuresIn,
  heldDuring,
  joinerTimes,
  leaverTimes,
  linesOf,
  peopleMoved,
  writesByStore,
  type Period,
} from '@/adapters/db/report-facts'
import { reportedOrganization } from '@/adapters/db/reports'
import type { Tenant } from '@/adapters/db/tenant'
import { MinutesByHand } from '@/core/reports/minutes'
import { isTooLateForRisks, MonthlyReport } from '@/core/reports/monthly-report'
import { periodOf } from '@/core/reports/month'
import { changeKinds, exceptionKinds } from '@/core/reports/words'
import { Decision } from '../guard/decisions'
import { openRisks } from './risks'

/** So many changes of rules are listed. */
const LISTED = 200

/** What happened in a month, as far as it has gone by `now`. */
export async function compileReport(tenant: Tenant, month: string, now: Date): Promise<MonthlyReport> {
  const { from, until } = periodOf(month)
  const period = { from, until: until < now ? until : now }
  const { id, name, minutes } = await reportedOrganization(tenant)
  const stores = await everyStoreOf(tenant)
  const changes = await linesOf(tenant, period, { kinds: changeKinds, limit: LISTED })
  return MonthlyReport.parse({
    format: 'rollcall.monthly-report/1',
    id: newId(now),
    month,
    issuedAt: now.toISOString(),
    organization: { id, name },
    people: await peopleMoved(tenant, period),
    times: { joiners: await joinerTimes(tenant, period), leavers: await leaverTimes(tenant, period) },
    minutes: MinutesByHand.parse(minutes),
    stores: await storeParts(tenant, period, stores),
    failures: await failuresIn(tenant, period),
    exceptions: await doneByTeammates(tenant, period, exceptionKinds),
    held: (await heldDuring(tenant, period)).map(heldPart),
    changes: changes.map(({ at, kind, title, by }) => ({ at: at.toISOString(), kind, title, by })),
    moreChanges: Math.max(0, (changes[0]?.all ?? 0) - changes.length),
    risks: isTooLateForRisks(period.until, now) ? null : await openRisks(tenant, stores, now),
  })
}

type Store = Awaited<ReturnType<typeof everyStoreOf>>[number]
type Written = Awaited<ReturnType<typeof writesByStore>>[number]

const nothing: Omit<Written, 'storeId'> = {
  created: 0,
  adopted: 0,
  updated: 0,
  restored: 0,
  restricted: 0,
  failed: 0,
  joiner: 0,
  mover: 0,
  leaver: 0,
}

/** Stores that are connected, and those of which there is something to say. */
async function storeParts(tenant: Tenant, period: Period, stores: Store[]) {
  const written = new Map(
    (await writesByStore(tenant, period)).map(({ storeId, ...counts }) => [storeId, counts]),
  )
  const access = await accessAt(tenant, period.until)
  const erased = [...written.keys()]
    .filter((id) => !stores.some((store) => store.id === id))
    .map((id) => ({ id, name: 'A store that was erased', domain: '', status: 'disconnected' as const }))
  return [...stores, ...erased]
    .filter(({ id, status }) => status !== 'disconnected' || written.has(id) || access.has(id))
    .map(({ id, name, domain }) => {
      const { joiner, mover, leaver, ...writes } = written.get(id) ?? nothing
      return {
        store: { id, name, domain },
        writes,
        changes: { joiner, mover, leaver },
        withAccess: access.get(id) ?? 0,
      }
    })
}

type HeldRow = Awaited<ReturnType<typeof heldDuring>>[number]

const Decisions = z.array(Decision)

function heldPart({ id, about, kind, people, state, approvals, decision, openedAt, closedAt }: HeldRow) {
  const approved = Decisions.parse(approvals).map((each) => ({ ...each, decision: 'approved' as const }))
  const rejected =
    state === 'rejected' ? [{ ...Decision.parse(decision), decision: 'rejected' as const }] : []
  return {
    id,
    about,
    ...(kind === 'losses' && { kind }),
    people,
    state,
    openedAt: openedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    decisions: [...approved, ...rejected].map(({ by, ...each }) => ({ ...each, by: by.name })),
  }
}
