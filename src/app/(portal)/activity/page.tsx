import type { Metadata } from 'next'
import { createLoader, type SearchParams } from 'nuqs/server'
import { activityFilter, activityQuery, nextEvents } from '@/components/activity/activity-filter'
import { ActivityList } from '@/components/activity/activity-list'
import { PageHeader } from '@/components/shell/page-header'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'

export const metadata: Metadata = { title: 'Activity' }

const readFilter = createLoader(activityFilter)

export default async function ActivityPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const filter = await readFilter(searchParams)
  await getQueryClient().prefetchInfiniteQuery(
    trpc.activity.list.infiniteQueryOptions(activityQuery(filter), nextEvents),
  )
  return (
    <Prefetched>
      <PageHeader
        title="Activity"
        description="What directories changed, what was written to stores, and what came of it."
      />
      <ActivityList />
    </Prefetched>
  )
}
