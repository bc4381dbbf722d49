'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import Link from 'next/link'
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
import { UnlinkedTable } from './unlinked-table'

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
  const isUnlinked = wanted.problem === 'unlinked'
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
        onClear={clear}
        total={list.data.pages[0]?.total ?? 0}
        isMore={list.data.pages[0]?.isMore ?? false}
      />
      {isUnlinked && (
        <p className="mb-3 text-sm text-muted">
          Customers that belong to nobody are listed under{' '}
          <Link href="/drift?kind=unmanaged" className="text-brand underline underline-offset-4">
            Drift, unmanaged
          </Link>
          .
        </p>
      )}
      {selected.size > 0 && <SyncSelected ids={[...selected]} onClear={() => setSelected(new Set())} />}
      <Card aria-busy={list.isPlaceholderData}>
        {people.length === 0 && <NoPeople onClear={narrowed ? clear : undefined} />}
        {people.length > 0 && !isUnlinked && (
          <PeopleTable people={people} selected={selected} onSelect={select} />
        )}
        {people.length > 0 && isUnlinked && <UnlinkedTable people={people} storeId={wanted.store} />}
      </Card>
      <MoreButton pages={list} />
    </>
  )
}
