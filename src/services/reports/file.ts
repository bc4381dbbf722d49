import { z } from 'zod'
import { renderReport } from '@/adapters/pdf/render-report'
import { Month } from '@/core/reports/month'
import type { Context } from '../context'
import { receiptKeysUrl } from '../receipts/file'
import { Refused } from '../refused'
import { reportCsv } from './report-csv'
import { viewReport } from './view'

const File = z.object({ month: Month, format: z.enum(['json', 'pdf', 'csv']) })

type ReportFile = { body: string | Uint8Array<ArrayBuffer>; type: string; name: string }

/** A month’s report as a file; of a month that lasts, as far as it has gone and without a signature. */
export async function reportFile(
  ctx: Context,
  asked: { month: string; format: string },
): Promise<ReportFile> {
  const file = File.safeParse(asked)
  if (!file.success) throw new Refused('not-found', 'There is no such file.')
  const { month, format } = file.data
  const { report, signature } = await viewReport(ctx, { month })
  const name = `rollcall-${month}${signature ? '' : '-so-far'}.${format}`
  if (format === 'csv') return { body: reportCsv(report), type: 'text/csv; charset=utf-8', name }
  const signed = JSON.stringify({ report, signature }, null, 2)
  if (format === 'json') return { body: signed, type: 'application/json', name }
  const body = await renderReport(report, signature && { signed, signature, keysAt: receiptKeysUrl() })
  return { body, type: 'application/pdf', name }
}
