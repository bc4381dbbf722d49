import { stringify } from 'csv-stringify/sync'
import { totalsOf, type MonthlyReport } from '@/core/reports/monthly-report'
import { exceptionWords, riskLines } from '@/core/reports/words'
import { safeCell } from '@/core/targets/csv-cell'

type Line = [part: string, what: string, where: string, number: string | number]

/** The figures of a report, one a line, for a spreadsheet. */
export const reportCsv = (report: MonthlyReport): string =>
  stringify([
    ['month', 'part', 'what', 'where', 'number'],
    ...linesOf(report).map((line) => [report.month, ...line].map((cell) => safeCell(String(cell)))),
  ])

function linesOf(report: MonthlyReport): Line[] {
  const { people, times, stores, failures, exceptions, held, risks, minutes } = report
  const totals = totalsOf(report)
  return [
    ...Object.entries(people).map(([kind, number]): Line => ['people', kind, '', number]),
    ...Object.entries(times).flatMap(([kind, taken]): Line[] =>
      taken
        ? [
            ['time', `${kind}: median, ms`, '', Math.round(taken.medianMs)],
            ['time', `${kind}: 95th percentile, ms`, '', Math.round(taken.p95Ms)],
          ]
        : [],
    ),
    ['saved', 'minutes', '', totals.minutes],
    ...Object.entries(minutes).map(([kind, number]): Line => [
      'saved',
      `minutes for each ${kind}`,
      '',
      number,
    ]),
    ...stores.flatMap(({ store, writes, changes, withAccess }): Line[] => [
      ['store', 'people with access at the end', store.name, withAccess],
      ...Object.entries(changes).map(([kind, number]): Line => [
        'store',
        `accounts of a ${kind}`,
        store.name,
        number,
      ]),
      ...Object.entries(writes).map(([kind, number]): Line => [
        'store',
        `writes ${kind}`,
        store.name,
        number,
      ]),
    ]),
    ...failures.map(({ storeId, code, people }): Line => [
      'failure',
      code,
      storeName(report, storeId),
      people,
    ]),
    ...exceptions.map(({ kind, by, count }): Line => ['exception', exceptionWords(kind), by, count]),
    ...held.map(({ about, state, people }): Line => ['held change', state, about, people]),
    ...(risks ? riskLines(risks).map(({ name, count }): Line => ['open at the end', name, '', count]) : []),
  ]
}

const storeName = ({ stores }: MonthlyReport, storeId: string | null) =>
  stores.find(({ store }) => store.id === storeId)?.store.name ?? ''
