'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { useDeferredValue, useState } from 'react'
import { isUnderWay } from '@/components/links/link-states'
import { Card } from '@/components/ui/card'
import { Failed } from '@/components/ui/failed'
import { MoreButton } from '@/components/ui/more-button'
import { StaleNote } from '@/components/ui/stale-note'
import { TableSkeleton } from '@/components/ui/table-skeleton'
import { useTRPC } from '@/trpc/client'
import { NoPeople } from './no-people'
import { isNarrowed, nextPeople, peopleFilter, peopleQuery } from './people-filter'
import { PeopleTable } from './people-table'
import { PeopleToolbar } from './people-toolbar'
import { SyncSelected } from './sync-selected'

const BUSY_MS = 3_000
const CALM_MS = 15_000

export function PeopleList() {
  const trpc = useTRPC()
  const [filter, setFilter] = useQueryStates(peopleFilter)
  const wanted = useDeferredValue(filter)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const list = useInfiniteQuery({
    ...trpc.people.list.infiniteQueryOptions(peopleQuery(wanted), nextPeople),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ people }) => people.some(({ stores }) => stores.some(isUnderWay)))
        ? BUSY_MS
        : CALM_MS,
  })
  if (list.isPending) return <TableSkeleton />
  if (list.isError && !list.data) {
    return <Failed message={list.error.message} onRetry={() => void list.refetch()} />
  }
  const people = list.data.pages.flatMap((page) => page.people)
  const narrowed = isNarrowed(wanted)
  const clear = () => void setFilter(null)
  const select = (ids: string[], isSelected: boolean) =>
    setSelected((before) => {
      const after = new Set(before)
      ids.forEach((id) => (isSelected ? after.add(id) : after.delete(id)))
      return after
    })
  return (
    <>
      <StaleNote query={list} />
      <PeopleToolbar
        filter={filter}
        onFilter={(next) => void setFilter(next)}
        total={list.data.pages[0]?.total ?? 0}
      />
      {selected.size > 0 && <SyncSelected ids={[...selected]} onClear={() => setSelected(new Set())} />}
      <Card aria-busy={list.isPlaceholderData}>
        {people.length > 0 ? (
          <PeopleTable people={people} selected={selected} onSelect={select} />
        ) : (
          <NoPeople onClear={narrowed ? clear : undefined} />
        )}
      </Card>
      <MoreButton pages={list} />
    </>
  )
}
