import { AccessFilter, viewAccessOn } from '@/services/reports/access-on'
import { MinutesSetting, setMinutes } from '@/services/reports/set-minutes'
import { ReportRef, viewReport, viewReports } from '@/services/reports/view'
import { router, teammate } from '../init'

export const reports = router({
  list: teammate.query(({ ctx }) => viewReports(ctx.portal)),
  get: teammate.input(ReportRef).query(({ ctx, input }) => viewReport(ctx.portal, input)),
  setMinutes: teammate.input(MinutesSetting).mutation(({ ctx, input }) => setMinutes(ctx.portal, input)),
  /** Who had access on a day. */
  accessOn: teammate.input(AccessFilter).query(({ ctx, input }) => viewAccessOn(ctx.portal, input)),
})
