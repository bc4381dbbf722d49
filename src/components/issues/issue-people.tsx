'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { Issue } from '@/components/answers'
import { Failed } from '@/components/ui/failed'
import { MoreButton } from '@/components/ui/more-button'
import { TableSkeleton } from '@/components/ui/table-skeleton'
import { useTRPC } from '@/trpc/client'

const nextPeople = { getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor ?? undefined }

/** The people of one issue, each with what is said about them alone. */
export function IssuePeople({ alike }: { alike: NonNullable<Issue['alike']> }) {
  const trpc = useTRPC()
  const list = useInfiniteQuery(trpc.issues.people.infiniteQueryOptions({ alike }, nextPeople))
  if (list.isPending) return <TableSkeleton rows={3} />
  if (list.isError && !list.data)
    return <Failed message={list.error.message} onRetry={() => void list.refetch()} />
  return (
    <div className="border-t pb-3">
      <ul className="divide-y">
        {list.data.pages
          .flatMap(({ people }) => people)
          .map(({ linkId, personId, name, why }) => (
            <li key={linkId}>
              <Link
                href={`/people/${personId}`}
                className="grid gap-x-4 px-4 py-2 text-sm transition-colors hover:bg-sunken/70 focus-visible:-outline-offset-2 sm:grid-cols-[14rem_minmax(0,1fr)]"
              >
                <span className="truncate font-medium">{name}</span>
                <span className="text-muted">{why}</span>
              </Link>
            </li>
          ))}
      </ul>
      <MoreButton pages={list} />
    </div>
  )
}
