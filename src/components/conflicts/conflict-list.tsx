'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import Link from 'next/link'
import { Card } from '@/components/ui/card'
import { count } from '@/components/ui/count'
import { Empty } from '@/components/ui/empty'
import { Failed } from '@/components/ui/failed'
import { MoreButton } from '@/components/ui/more-button'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { TableSkeleton } from '@/components/ui/table-skeleton'
import type { Conflict } from '@/components/answers'
import { useTRPC } from '@/trpc/client'
import { SettleConflict } from './settle-conflict'

const REFRESH_MS = 15_000

/** What waits for a choice, with both values side by side. */
export function ConflictList() {
  const trpc = useTRPC()
  const list = useInfiniteQuery({
    ...trpc.conflicts.list.infiniteQueryOptions(
      {},
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
    refetchInterval: REFRESH_MS,
  })
  if (list.isPending) return <TableSkeleton />
  if (list.isError && !list.data)
    return <Failed message={list.error.message} onRetry={() => void list.refetch()} />
  const conflicts = list.data.pages.flatMap((page) => page.conflicts)
  if (conflicts.length === 0)
    return (
      <Card>
        <Empty icon={CircleCheck} title="Nothing to decide">
          A field whose owner is “ask” waits here when it changes in a store.
        </Empty>
      </Card>
    )
  return (
    <>
      <p className="mb-3 text-sm text-muted" aria-live="polite">
        {count(list.data.pages[0]?.total ?? 0, 'conflict waits', 'conflicts wait')} for a choice.
      </p>
      <Card>
        <Table label="Conflicts">
          <thead>
            <tr>
              <TableHead>Person</TableHead>
              <TableHead>Field</TableHead>
              <TableHead>The directory says</TableHead>
              <TableHead>The store shows</TableHead>
              <TableHead className="max-sm:hidden">Since</TableHead>
              <TableHead className="text-right">Choose</TableHead>
            </tr>
          </thead>
          <tbody>
            {conflicts.map((conflict) => (
              <ConflictLine key={conflict.id} conflict={conflict} />
            ))}
          </tbody>
        </Table>
      </Card>
      <MoreButton pages={list} />
    </>
  )
}

const shown = (value: string | null) => value ?? 'nothing'

function ConflictLine({ conflict }: { conflict: Conflict }) {
  const { person, store, directory, field, directoryValue, storeValue, openedAt } = conflict
  return (
    <TableRow>
      <TableCell>
        <Link href={`/people/${person.id}`} data-row className="rounded-sm font-medium hover:underline">
          {person.name}
        </Link>
      </TableCell>
      <TableCell className="text-muted">{field.replace(/^metafield:/, '')}</TableCell>
      <TableCell>
        <span className="grid leading-tight">
          <span className="font-mono text-[0.8125rem] break-all">{shown(directoryValue)}</span>
          <span className="text-xs text-muted">{directory.name}</span>
        </span>
      </TableCell>
      <TableCell>
        <span className="grid leading-tight">
          <span className="font-mono text-[0.8125rem] break-all">{shown(storeValue)}</span>
          <span className="text-xs text-muted">{store.name}</span>
        </span>
      </TableCell>
      <TableCell className="text-muted max-sm:hidden">
        <RelativeTime at={openedAt} />
      </TableCell>
      <TableCell className="text-right">
        <SettleConflict conflict={conflict} />
      </TableCell>
    </TableRow>
  )
}
