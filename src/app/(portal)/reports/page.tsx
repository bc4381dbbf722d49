import type { Metadata } from 'next'
import { ReportList } from '@/components/reports/report-list'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'

export const metadata: Metadata = { title: 'Reports' }

export default async function ReportsPage() {
  await getQueryClient().prefetchQuery(trpc.reports.list.queryOptions())
  return (
    <Prefetched>
      <ReportList />
    </Prefetched>
  )
}
