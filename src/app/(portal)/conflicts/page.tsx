import type { Metadata } from 'next'
import { ConflictList } from '@/components/conflicts/conflict-list'
import { PageHeader } from '@/components/shell/page-header'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'

export const metadata: Metadata = { title: 'Conflicts' }

export default async function ConflictsPage() {
  await getQueryClient().prefetchInfiniteQuery(
    trpc.conflicts.list.infiniteQueryOptions(
      {},
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  )
  return (
    <Prefetched>
      <PageHeader
        title="Conflicts"
        description="Fields that changed in a store and that a person decides on. Neither side is written until then."
      />
      <ConflictList />
    </Prefetched>
  )
}
