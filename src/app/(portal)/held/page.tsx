import type { Metadata } from 'next'
import { HeldList } from '@/components/held/held-list'
import { nextChanges } from '@/components/held/next-changes'
import { PageHeader } from '@/components/shell/page-header'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'

export const metadata: Metadata = { title: 'Held changes' }

export default async function HeldPage() {
  await getQueryClient().prefetchInfiniteQuery(trpc.held.list.infiniteQueryOptions({}, nextChanges))
  return (
    <Prefetched>
      <PageHeader
        title="Held changes"
        description="Removals and losses over a guard’s limit: nothing is taken away until an administrator has decided."
      />
      <HeldList />
    </Prefetched>
  )
}
