import type { Metadata } from 'next'
import { createLoader, type SearchParams } from 'nuqs/server'
import { accessFilter, accessRange, nextAccess } from '@/components/reports/access-filter'
import { AccessView } from '@/components/reports/access-view'
import { BackLink } from '@/components/shell/back-link'
import { PageHeader } from '@/components/shell/page-header'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'

export const metadata: Metadata = { title: 'Who had access' }

const readFilter = createLoader(accessFilter)

export default async function AccessPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const today = new Date().toISOString().slice(0, 10)
  const range = accessRange(await readFilter(searchParams), today)
  await getQueryClient().prefetchInfiniteQuery(
    trpc.reports.accessOn.infiniteQueryOptions({ ...range, limit: 50 }, nextAccess),
  )
  return (
    <Prefetched>
      <PageHeader
        above={<BackLink href="/reports">Reports</BackLink>}
        title="Who had access"
        description="Everyone who had access in a store at any moment of a day (UTC), from the linked customer until the restriction was read back."
      />
      <AccessView today={today} />
    </Prefetched>
  )
}
