import type { Metadata } from 'next'
import { ReportView } from '@/components/reports/report-view'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'
import { orNotFound } from '../../or-not-found'

type ReportPageProps = { params: Promise<{ month: string }> }

export async function generateMetadata({ params }: ReportPageProps): Promise<Metadata> {
  return { title: `Report ${(await params).month}` }
}

export default async function ReportPage({ params }: ReportPageProps) {
  const { month } = await params
  await orNotFound(getQueryClient().fetchQuery({ ...trpc.reports.get.queryOptions({ month }), retry: false }))
  return (
    <Prefetched>
      <ReportView month={month} />
    </Prefetched>
  )
}
