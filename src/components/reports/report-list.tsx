'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { CalendarSearch } from 'lucide-react'
import Link from 'next/link'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { StaleNote } from '@/components/ui/stale-note'
import { useTRPC } from '@/trpc/client'
import { MinutesCard } from './minutes-card'
import { ReportTable } from './report-table'

export function ReportList() {
  const trpc = useTRPC()
  const query = useSuspenseQuery(trpc.reports.list.queryOptions())
  const { soFar, closed, minutes } = query.data
  return (
    <>
      <PageHeader
        title="Reports"
        description="What each month came to. A month is signed once it is over, and never changes again."
        actions={
          <Button asChild variant="outline">
            <Link href="/reports/access">
              <CalendarSearch />
              Who had access
            </Link>
          </Button>
        }
      />
      <StaleNote query={query} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Card>
          <ReportTable lines={[soFar, ...closed]} lasting={soFar.month} />
        </Card>
        <MinutesCard key={JSON.stringify(minutes)} minutes={minutes} changes={soFar.totals.changes} />
      </div>
    </>
  )
}
