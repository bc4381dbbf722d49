import type { ReactNode } from 'react'
import type { ReportDetail } from '@/components/answers'
import { Card } from '@/components/ui/card'
import { count } from '@/components/ui/count'
import { formulaOf, inHours } from '@/core/reports/minutes'
import { lengthWords } from '@/core/reports/words'

type Report = ReportDetail['report']

/** The month in short: who moved, how fast, and what it saved. */
export function FiguresCard({ report, totals }: Pick<ReportDetail, 'report' | 'totals'>) {
  const { people, times, minutes } = report
  return (
    <Card aria-label="In short" className="break-inside-avoid overflow-hidden">
      <dl className="-mb-px -ml-px grid grid-cols-2 lg:grid-cols-4">
        <Figure name="Joiners" value={people.joiners.toLocaleString('en')} />
        <Figure name="Movers" value={people.movers.toLocaleString('en')} />
        <Figure name="Leavers" value={people.leavers.toLocaleString('en')} />
        <Figure name="Rejoiners" value={people.rejoiners.toLocaleString('en')} />
        <Figure wide name="Joined, from the directory to the last store" value={medianOf(times.joiners)}>
          {restOf(times.joiners, 'Nobody was timed in this month.')}
        </Figure>
        <Figure
          wide
          name="Left, from the directory to the last store read back"
          value={medianOf(times.leavers)}
        >
          {restOf(times.leavers, 'Nobody has left every store in this month.')}
        </Figure>
        <Figure wide name="Saved" value={inHours(totals.minutes)}>
          {formulaOf(totals.changes, minutes)}
        </Figure>
        <Figure wide name="Confirmed writes" value={totals.writes.toLocaleString('en')}>
          {count(totals.failed, 'failed try', 'failed tries')}
        </Figure>
      </dl>
    </Card>
  )
}

type Times = Report['times']['joiners']

const medianOf = (times: Times) => (times ? lengthWords(times.medianMs) : '–')

const restOf = (times: Times, none: string) =>
  times
    ? `median · 95 % within ${lengthWords(times.p95Ms)} · ${count(times.people, 'person', 'people')}`
    : none

type FigureProps = { name: string; value: string; wide?: boolean; children?: ReactNode }

function Figure({ name, value, wide, children }: FigureProps) {
  return (
    <div className={`grid content-start gap-1 border-b border-l px-4 py-3.5 ${wide ? 'col-span-2' : ''}`}>
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="font-serif text-3xl leading-none tabular-nums">{value}</dd>
      {children && <dd className="text-xs text-pretty text-muted">{children}</dd>}
    </div>
  )
}
