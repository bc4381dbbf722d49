import { appendEvents } from '@/adapters/db/events'
import { provenOrganization, within } from '@/adapters/db/tenant'
import { appendReport, findReport } from '@/adapters/db/reports'
import { periodOf } from '@/core/reports/month'
import { monthWords } from '@/core/reports/words'
import { signDocument } from '../receipts/sign-document'
import { compileReport } from './compile'

/**
 * Compiles and signs the report of a month that is over, once: a month that has one, or still lasts, is left
 * alone. The ids come from a report/month-over event.
 */
export function closeMonth(
  target: { organizationId: string; month: string },
  now = new Date(),
): Promise<{ closed: boolean }> {
  const { month } = target
  const organizationId = provenOrganization(target.organizationId)
  return within(organizationId, async (tenant) => {
    if (periodOf(month).until > now || (await findReport(tenant, month))) return { closed: false }
    const document = await compileReport(tenant, month, now)
    const signed = await signDocument(tenant, document)
    const closed = await appendReport(tenant, { id: document.id, month, document, ...signed, closedAt: now })
    if (closed)
      await appendEvents(tenant, [
        {
          kind: 'report.closed',
          outcome: 'done',
          title: `The report of ${monthWords(month)} was closed and signed`,
          actor: { type: 'job', name: 'Reports' },
          changes: [{ field: 'report', from: null, to: month }],
        },
      ])
    return { closed }
  })
}
