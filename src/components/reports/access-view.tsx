'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { UserX } from 'lucide-react'
import { useQueryStates } from 'nuqs'
import { useDeferredValue } from 'react'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { Failed } from '@/components/ui/failed'
import { MoreButton } from '@/components/ui/more-button'
import { StaleNote } from '@/components/ui/stale-note'
import { TableSkeleton } from '@/components/ui/table-skeleton'
import { useTRPC } from '@/trpc/client'
import { accessFilter, accessRange, nextAccess } from './access-filter'
import { AccessTable } from './access-table'
import { AccessToolbar } from './access-toolbar'

/** Who had access on a day; `today` is the day in UTC when the page was asked for. */
export function AccessView({ today }: { today: string }) {
  const trpc = useTRPC()
  const [filter, setFilter] = useQueryStates(accessFilter)
  const range = accessRange(useDeferredValue(filter), today)
  const list = useInfiniteQuery({
    ...trpc.reports.accessOn.infiniteQueryOptions({ ...range, limit: 50 }, nextAccess),
    placeholderData: keepPreviousData,
  })
  if (list.isPending) return <TableSkeleton />
  if (list.isError && !list.data)
    return <Failed message={list.error.message} onRetry={() => void list.refetch()} />
  const people = list.data.pages.flatMap((page) => page.people)
  return (
    <>
      <StaleNote query={list} />
      <AccessToolbar
        range={range}
        search={filter.search}
        today={today}
        total={list.data.pages[0]?.total ?? 0}
        onFilter={(next) => void setFilter(next)}
      />
      <Card aria-busy={list.isPlaceholderData}>
        {people.length > 0 ? (
          <AccessTable people={people} />
        ) : (
          <Empty icon={UserX} title="Nobody">
            Nobody {range.search || range.storeId ? 'whom this filter leaves ' : ''}had access in a store on
            that day.
          </Empty>
        )}
      </Card>
      <MoreButton pages={list} />
    </>
  )
}
