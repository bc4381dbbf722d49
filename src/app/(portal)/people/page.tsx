import type { Metadata } from 'next'
import { createLoader, type SearchParams } from 'nuqs/server'
import { ImportLink } from '@/components/people/import-link'
import { nextPeople, peopleFilter, peopleQuery } from '@/components/people/people-filter'
import { PeopleList } from '@/components/people/people-list'
import { SyncGroup } from '@/components/people/sync-group'
import { PageHeader } from '@/components/shell/page-header'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'

export const metadata: Metadata = { title: 'People' }

const readFilter = createLoader(peopleFilter)

export default async function PeoplePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const filter = await readFilter(searchParams)
  await getQueryClient().prefetchInfiniteQuery(
    trpc.people.list.infiniteQueryOptions(peopleQuery(filter), nextPeople),
  )
  return (
    <Prefetched>
      <PageHeader
        title="People"
        description="Everyone your directories have pushed, and where they stand in each store."
        actions={
          <>
            <SyncGroup />
            <ImportLink />
          </>
        }
      />
      <PeopleList />
    </Prefetched>
  )
}
