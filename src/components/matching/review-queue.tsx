'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { UserCheck } from 'lucide-react'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { Failed } from '@/components/ui/failed'
import { MoreButton } from '@/components/ui/more-button'
import { StaleNote } from '@/components/ui/stale-note'
import { TableSkeleton } from '@/components/ui/table-skeleton'
import { useTRPC } from '@/trpc/client'
import { AcceptVerified } from './accept-verified'
import { ReviewCard } from './review-card'
import { firstReviews, nextReviews } from './review-pages'

const CALM_MS = 15_000

export function ReviewQueue() {
  const trpc = useTRPC()
  const list = useInfiniteQuery({
    ...trpc.matching.reviews.infiniteQueryOptions(firstReviews, nextReviews),
    refetchInterval: CALM_MS,
  })
  if (list.isPending) return <TableSkeleton rows={4} />
  if (list.isError && !list.data) {
    return <Failed message={list.error.message} onRetry={() => void list.refetch()} />
  }
  const reviews = list.data.pages.flatMap((page) => page.reviews)
  const [first] = list.data.pages
  if (reviews.length === 0) {
    return (
      <Card>
        <Empty icon={UserCheck} title="No candidates waiting">
          When somebody’s e-mail address or phone number belongs to a customer whom Rollcall did not make, and
          the directory’s policy asks a person, the two are compared here.
        </Empty>
      </Card>
    )
  }
  return (
    <>
      <StaleNote query={list} />
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <p role="status" className="text-sm text-muted">
          {first?.total === 1
            ? '1 person waits for you'
            : `${first?.total ?? reviews.length} people wait for you`}
        </p>
        <AcceptVerified certain={list.data.pages.reduce((sum, { certain }) => sum + certain, 0)} />
      </div>
      <ol className="grid gap-4" aria-label="Possible matches, the oldest first">
        {reviews.map((review) => (
          <li key={review.id}>
            <ReviewCard review={review} />
          </li>
        ))}
      </ol>
      <MoreButton pages={list} />
    </>
  )
}
