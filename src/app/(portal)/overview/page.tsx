import type { Metadata } from 'next'
import { OverviewView } from '@/components/overview/overview-view'
import { recentEvents } from '@/components/overview/recent-events'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'

export const metadata: Metadata = { title: 'Overview' }

export default async function OverviewPage() {
  await Promise.all([
    getQueryClient().prefetchQuery(trpc.overview.get.queryOptions()),
    getQueryClient().prefetchQuery(trpc.activity.list.queryOptions(recentEvents)),
  ])
  return (
    <Prefetched>
      <OverviewView />
    </Prefetched>
  )
}
