'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { FileCheck2, FileJson, FileSpreadsheet, FileText, Hourglass, Printer } from 'lucide-react'
import { BackLink } from '@/components/shell/back-link'
import { PageHeader } from '@/components/shell/page-header'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { StaleNote } from '@/components/ui/stale-note'
import { moment } from '@/core/receipts/words'
import { monthWords } from '@/core/reports/words'
import { useTRPC } from '@/trpc/client'
import { DecisionsCard } from './decisions-card'
import { FailuresCard } from './failures-card'
import { FiguresCard } from './figures-card'
import { ReportProof } from './report-proof'
import { RisksCard } from './risks-card'
import { StoresCard } from './stores-card'

/** One month; it prints as it stands. */
export function ReportView({ month }: { month: string }) {
  const trpc = useTRPC()
  const query = useSuspenseQuery(trpc.reports.get.queryOptions({ month }))
  const { report, signature, totals, names } = query.data
  return (
    <>
      <PageHeader
        above={
          <span className="print:hidden">
            <BackLink href="/reports">Reports</BackLink>
          </span>
        }
        title={
          <span className="flex flex-wrap items-center gap-3">
            {monthWords(month)}
            <span className="font-sans leading-none tracking-normal">
              {signature ? (
                <Badge tone="ok" icon={FileCheck2}>
                  Closed and signed
                </Badge>
              ) : (
                <Badge tone="busy" icon={Hourglass}>
                  So far
                </Badge>
              )}
            </span>
          </span>
        }
        description={`Access report of ${report.organization.name} · ${
          signature
            ? `closed ${moment(report.issuedAt)}`
            : `up to ${moment(report.issuedAt)}; signed when the month is over`
        }`}
        actions={<Files month={month} />}
      />
      <StaleNote query={query} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <FiguresCard report={report} totals={totals} />
        <StoresCard stores={report.stores} />
        <RisksCard report={report} names={names} isClosed={signature !== null} />
        <DecisionsCard report={report} />
        <FailuresCard report={report} />
        {signature && <ReportProof report={report} signature={signature} />}
      </div>
    </>
  )
}

const files = [
  { format: 'csv', name: 'CSV', icon: FileSpreadsheet },
  { format: 'json', name: 'JSON', icon: FileJson },
] as const

function Files({ month }: { month: string }) {
  return (
    <span className="flex flex-wrap gap-2 print:hidden">
      <Button variant="outline" onClick={() => window.print()}>
        <Printer />
        Print
      </Button>
      {files.map(({ format, name, icon: Icon }) => (
        <Button key={format} asChild variant="outline">
          <a href={`/api/reports/${month}/${format}`} download>
            <Icon />
            {name}
          </a>
        </Button>
      ))}
      <Button asChild>
        <a href={`/api/reports/${month}/pdf`} download>
          <FileText />
          PDF
        </a>
      </Button>
    </span>
  )
}
