import { z } from 'zod'
import { minutesSaved, MinutesByHand, sumOfChanges } from './minutes'

const Count = z.number().int().min(0)

/** How long something took, for the people of whom it is known. */
const Times = z.object({ people: Count, medianMs: z.number(), p95Ms: z.number() })

const StorePart = z.object({
  store: z.object({ id: z.string(), name: z.string(), domain: z.string() }),
  /** Confirmed writes by what they were, and tries that failed. */
  writes: z.object({
    created: Count,
    adopted: Count,
    updated: Count,
    restored: Count,
    restricted: Count,
    failed: Count,
  }),
  /** What somebody would have had to do by hand. */
  changes: z.object({ joiner: Count, mover: Count, leaver: Count }),
  /** People with access when the month ended. */
  withAccess: Count,
})

const Failure = z.object({ storeId: z.string().nullable(), code: z.string(), people: Count, tries: Count })

/** A teammate's decision over what a directory says, or over what a rule would do. */
const Exception = z.object({ kind: z.string(), by: z.string(), count: Count })

const Approval = z.object({
  at: z.string(),
  by: z.string(),
  note: z.string(),
  decision: z.enum(['approved', 'rejected']),
})

/** Removals over a limit that waited for somebody. */
const Held = z.object({
  id: z.string(),
  about: z.string(),
  /** Absent = removals. */
  kind: z.literal('losses').optional(),
  people: Count,
  state: z.enum(['open', 'approved', 'rejected', 'ended']),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
  decisions: z.array(Approval),
})

/** What changed the rules themselves. */
const Change = z.object({ at: z.string(), kind: z.string(), title: z.string(), by: z.string() })

const Risks = z.object({
  /** When it was looked at: shortly after the month was over. */
  takenAt: z.string(),
  failing: Count,
  held: Count,
  leaversNotDone: Count,
  /** The first of them. Ids only: a signed document cannot forget a name. */
  leavers: z.array(z.object({ personId: z.string(), storeId: z.string() })),
  unmanaged: Count,
  drift: Count,
  conflicts: Count,
  reviews: Count,
  credentials: z.array(z.object({ name: z.string(), where: z.string(), expiresAt: z.string() })),
  stores: z.array(z.object({ name: z.string(), trouble: z.string() })),
})

/** The document that is signed. Changing its shape means a new `format`. It names teammates, and nobody else. */
export const MonthlyReport = z.object({
  format: z.literal('rollcall.monthly-report/1'),
  id: z.string(),
  month: z.string(),
  issuedAt: z.string(),
  organization: z.object({ id: z.string(), name: z.string() }),
  people: z.object({ joiners: Count, movers: Count, leavers: Count, rejoiners: Count }),
  times: z.object({
    /** From the directory's call to the confirmed customer in the last store. */
    joiners: Times.nullable(),
    /** From the directory's call to the restriction that was read back in the last store, by the receipts. */
    leavers: Times.nullable(),
  }),
  minutes: MinutesByHand,
  stores: z.array(StorePart),
  failures: z.array(Failure),
  exceptions: z.array(Exception),
  held: z.array(Held),
  changes: z.array(Change),
  /** Changes of rules that are not listed any more. */
  moreChanges: Count,
  /** Null when the month was closed too late to know what was open at its end. */
  risks: Risks.nullable(),
})

export type MonthlyReport = z.infer<typeof MonthlyReport>
export type MonthlyRisks = z.infer<typeof Risks>

/** The figures that come from the others, for everyone who shows a report. */
export function totalsOf({ stores, minutes }: Pick<MonthlyReport, 'stores' | 'minutes'>) {
  const changes = sumOfChanges(stores.map(({ changes }) => changes))
  const writes = stores.reduce(
    (sum, { writes: { failed: _, ...done } }) =>
      sum + Object.values(done).reduce((all, count) => all + count, 0),
    0,
  )
  const failed = stores.reduce((sum, { writes }) => sum + writes.failed, 0)
  return { changes, writes, failed, minutes: minutesSaved(changes, minutes) }
}

/** Later than this nobody can say any more what was open when the month ended. */
const LATE_MS = 7 * 86_400_000

export const isTooLateForRisks = (ended: Date, now: Date) => now.getTime() - ended.getTime() > LATE_MS
