import type { Metadata } from 'next'
import { OverviewView } from '@/components/overview/overview-view'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'

export const metadata: Metadata = { title: 'Overview' }

export default async function OverviewPage() {
  await getQueryClient().prefetchQuery(trpc.overview.get.queryOptions())
  return (
    <Prefetched>
      <OverviewView />
    </Prefetched>
  )
}
