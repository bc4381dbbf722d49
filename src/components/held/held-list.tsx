'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { ShieldCheck } from 'lucide-react'
import Link from 'next/link'
import type { HeldChange } from '@/components/answers'
import { Card } from '@/components/ui/card'
import { count } from '@/components/ui/count'
import { Empty } from '@/components/ui/empty'
import { Failed } from '@/components/ui/failed'
import { MoreButton } from '@/components/ui/more-button'
import { RelativeTime } from '@/components/ui/relative-time'
import { StaleNote } from '@/components/ui/stale-note'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { TableSkeleton } from '@/components/ui/table-skeleton'
import { useTRPC } from '@/trpc/client'
import { ChangeState } from './change-state'
import { kindWords, nameOf } from './change-words'
import { nextChanges } from './next-changes'

const LOOK_MS = 10_000

export function HeldList() {
  const trpc = useTRPC()
  const list = useInfiniteQuery({
    ...trpc.held.list.infiniteQueryOptions({}, nextChanges),
    refetchInterval: LOOK_MS,
  })
  if (list.isPending) return <TableSkeleton />
  if (list.isError && !list.data)
    return <Failed message={list.error.message} onRetry={() => void list.refetch()} />
  const changes = list.data.pages.flatMap((page) => page.changes)
  return (
    <>
      <StaleNote query={list} />
      <Card>{changes.length === 0 ? <NothingHeld /> : <HeldTable changes={changes} />}</Card>
      <MoreButton pages={list} />
    </>
  )
}

function NothingHeld() {
  return (
    <Empty icon={ShieldCheck} title="Nothing is held">
      When more people of a directory lose access at once than its guard allows, or tags, company roles and
      metafields while they stay, nothing is taken away in any store until an administrator has looked at it
      here. The limits are on each directory’s page.
    </Empty>
  )
}

function HeldTable({ changes }: { changes: HeldChange[] }) {
  return (
    <Table label="Held changes">
      <thead>
        <tr>
          <TableHead>From</TableHead>
          <TableHead className="max-sm:hidden">About</TableHead>
          <TableHead>People</TableHead>
          <TableHead>State</TableHead>
          <TableHead className="max-md:hidden">Decided by</TableHead>
          <TableHead className="text-right max-sm:hidden">Since</TableHead>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <TableRow key={change.id} className="relative">
            <TableCell>
              <Link
                href={`/held/${change.id}`}
                data-row
                className="rounded-sm font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-brand"
              >
                {nameOf(change)}
              </Link>
            </TableCell>
            <TableCell className="text-muted max-sm:hidden">{kindWords[change.kind]}</TableCell>
            <TableCell className="text-muted">
              {count(change.state === 'open' ? change.people.open : change.people.all, 'person', 'people')}
            </TableCell>
            <TableCell>
              <ChangeState state={change.state} />
            </TableCell>
            <TableCell className="text-muted max-md:hidden">{change.decision?.by.name ?? '–'}</TableCell>
            <TableCell className="text-right text-muted max-sm:hidden">
              <span className="relative z-10">
                <RelativeTime at={change.openedAt} />
              </span>
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}
