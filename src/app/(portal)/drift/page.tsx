import type { Metadata } from 'next'
import { createLoader, type SearchParams } from 'nuqs/server'
import { Comparisons } from '@/components/drift/comparisons'
import { driftFilter, driftQuery, nextFindings } from '@/components/drift/drift-filter'
import { Findings } from '@/components/drift/findings'
import { PageHeader } from '@/components/shell/page-header'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'

export const metadata: Metadata = { title: 'Drift' }

const readFilter = createLoader(driftFilter)

export default async function DriftPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const filter = await readFilter(searchParams)
  const queries = getQueryClient()
  await Promise.all([
    queries.prefetchInfiniteQuery(trpc.drift.list.infiniteQueryOptions(driftQuery(filter), nextFindings)),
    queries.prefetchQuery(trpc.drift.comparisons.queryOptions()),
  ])
  return (
    <Prefetched>
      <PageHeader
        title="Drift"
        description="Every store is compared with your directories each night: what differs, and customers on your domains whom nobody manages."
      />
      <div className="grid gap-6">
        <Comparisons />
        <Findings />
      </div>
    </Prefetched>
  )
}
