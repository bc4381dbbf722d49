import { z } from 'zod'
import { namesOfPeople } from '@/adapters/db/access-spans'
import { findReport, listReports, reportedOrganization } from '@/adapters/db/reports'
import type { Tenant } from '@/adapters/db/tenant'
import { MinutesByHand } from '@/core/reports/minutes'
import { MonthlyReport, totalsOf } from '@/core/reports/monthly-report'
import { Month, monthOf, periodOf } from '@/core/reports/month'
import { read, type Context } from '../context'
import { Refused } from '../refused'
import { compileReport } from './compile'

export const ReportRef = z.object({ month: Month })

const lineOf = (document: MonthlyReport) => ({
  month: document.month,
  people: document.people,
  times: document.times,
  totals: totalsOf(document),
})

/** The month that lasts, as far as it has gone, and every month that was closed, newest first. */
export const viewReports = (ctx: Context) =>
  read(ctx, async (tenant) => {
    const now = new Date()
    const { minutes } = await reportedOrganization(tenant)
    const rows = await listReports(tenant)
    return {
      soFar: lineOf(await compileReport(tenant, monthOf(now), now)),
      closed: rows.map((row) => ({ ...lineOf(MonthlyReport.parse(row.document)), closedAt: row.closedAt })),
      minutes: MinutesByHand.parse(minutes),
    }
  })

/** One month: as it was signed, or as far as it has gone. `signature` is null while nothing is signed. */
export const viewReport = (ctx: Context, { month }: z.infer<typeof ReportRef>) =>
  read(ctx, async (tenant) => {
    const row = await findReport(tenant, month)
    if (row)
      return shown(tenant, MonthlyReport.parse(row.document), {
        alg: 'Ed25519',
        kid: row.keyId,
        value: row.signature,
      })
    const now = new Date()
    const { from, until } = periodOf(month)
    const { createdAt } = await reportedOrganization(tenant)
    if (from > now || until <= createdAt) throw new Refused('not-found', 'There is no report of this month.')
    return shown(tenant, await compileReport(tenant, month, now), null)
  })

type Signature = { alg: string; kid: string; value: string }

/** The leavers are named as long as they are known: the document itself has their ids alone. */
async function shown(tenant: Tenant, report: MonthlyReport, signature: Signature | null) {
  const leavers = report.risks?.leavers ?? []
  const names = await namesOfPeople(
    tenant,
    leavers.map(({ personId }) => personId),
  )
  return { report, signature, totals: totalsOf(report), names: Object.fromEntries(names) }
}
