'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { useDeferredValue, useState } from 'react'
import { Card } from '@/components/ui/card'
import { Failed } from '@/components/ui/failed'
import { MoreButton } from '@/components/ui/more-button'
import { StaleNote } from '@/components/ui/stale-note'
import { TableSkeleton } from '@/components/ui/table-skeleton'
import { useTRPC } from '@/trpc/client'
import { activityFilter, activityQuery, nextEvents } from './activity-filter'
import { ActivityToolbar } from './activity-toolbar'
import { LiveTail } from './live-tail'
import { EventLine } from './event-line'
import { NoActivity } from './no-activity'

const TAIL_MS = 5_000

export function ActivityList() {
  const trpc = useTRPC()
  const [filter, setFilter] = useQueryStates(activityFilter)
  const wanted = useDeferredValue(filter)
  const [isLive, setLive] = useState(true)
  const list = useInfiniteQuery({
    ...trpc.activity.list.infiniteQueryOptions(activityQuery(wanted), nextEvents),
    placeholderData: keepPreviousData,
    // Someone who reads further back must not have the list move under them.
    refetchInterval: ({ state }) =>
      !isLive || (state.data && state.data.pages.length > 1) ? false : TAIL_MS,
  })
  const toolbar = <ActivityToolbar filter={filter} onFilter={(next) => void setFilter(next)} />
  if (list.isPending) return <TableSkeleton />
  if (list.isError && !list.data) {
    return (
      <>
        {toolbar}
        <Failed message={list.error.message} onRetry={() => void list.refetch()} />
      </>
    )
  }
  const events = list.data.pages.flatMap((page) => page.events)
  const narrowed = Object.values(activityQuery(wanted)).filter((value) => value !== undefined).length > 1
  return (
    <>
      <StaleNote query={list} />
      {toolbar}
      <LiveTail isLive={isLive} onLive={setLive} />
      <Card aria-busy={list.isPlaceholderData}>
        {events.length > 0 ? (
          <ol aria-label="Events, newest first" className="divide-y">
            {events.map((event) => (
              <EventLine key={event.id} event={event} />
            ))}
          </ol>
        ) : (
          <NoActivity onClear={narrowed ? () => void setFilter(null) : undefined} />
        )}
      </Card>
      <MoreButton pages={list} />
    </>
  )
}
