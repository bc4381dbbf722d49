import { FileCheck2, Hourglass } from 'lucide-react'
import Link from 'next/link'
import type { ReportLine } from '@/components/answers'
import { Badge } from '@/components/ui/badge'
import { QuietState } from '@/components/ui/quiet-state'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { inHours } from '@/core/reports/minutes'
import { lengthWords, monthWords } from '@/core/reports/words'

/** One line for each month, newest first; `lasting` is the one that is not over. */
export function ReportTable({ lines, lasting }: { lines: ReportLine[]; lasting: string }) {
  return (
    <Table label="Months">
      <thead>
        <tr>
          <TableHead>Month</TableHead>
          <TableHead className="max-sm:hidden">State</TableHead>
          <TableHead className="text-right">Joiners</TableHead>
          <TableHead className="text-right max-md:hidden">Movers</TableHead>
          <TableHead className="text-right">Leavers</TableHead>
          <TableHead className="text-right max-lg:hidden">Off-boarding, median</TableHead>
          <TableHead className="text-right max-lg:hidden">Writes</TableHead>
          <TableHead className="text-right">Saved</TableHead>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <MonthLine key={line.month} line={line} isLasting={line.month === lasting} />
        ))}
      </tbody>
    </Table>
  )
}

function MonthLine({ line, isLasting }: { line: ReportLine; isLasting: boolean }) {
  const { month, people, times, totals } = line
  return (
    <TableRow className="relative">
      <TableCell>
        <Link
          href={`/reports/${month}`}
          data-row
          className="rounded-sm font-medium whitespace-nowrap after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-brand"
        >
          {monthWords(month)}
        </Link>
        {isLasting && <span className="ml-2 text-xs text-muted sm:hidden">so far</span>}
      </TableCell>
      <TableCell className="max-sm:hidden">
        {isLasting ? (
          <Badge tone="busy" icon={Hourglass}>
            So far
          </Badge>
        ) : (
          <QuietState icon={FileCheck2}>Closed and signed</QuietState>
        )}
      </TableCell>
      <Number value={people.joiners} />
      <Number value={people.movers} className="max-md:hidden" />
      <Number value={people.leavers} />
      <TableCell className="text-right text-muted tabular-nums max-lg:hidden">
        {times.leavers ? lengthWords(times.leavers.medianMs) : '–'}
      </TableCell>
      <Number value={totals.writes} className="max-lg:hidden" />
      <TableCell className="text-right font-medium whitespace-nowrap tabular-nums">
        {inHours(totals.minutes)}
      </TableCell>
    </TableRow>
  )
}

function Number({ value, className = '' }: { value: number; className?: string }) {
  return (
    <TableCell className={`text-right text-muted tabular-nums ${className}`}>
      {value.toLocaleString('en')}
    </TableCell>
  )
}
