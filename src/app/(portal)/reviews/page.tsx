import type { Metadata } from 'next'
import { ReviewQueue } from '@/components/matching/review-queue'
import { firstReviews, nextReviews } from '@/components/matching/review-pages'
import { PageHeader } from '@/components/shell/page-header'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'

export const metadata: Metadata = { title: 'Matches' }

export default async function ReviewsPage() {
  await getQueryClient().prefetchInfiniteQuery(
    trpc.matching.reviews.infiniteQueryOptions(firstReviews, nextReviews),
  )
  return (
    <Prefetched>
      <PageHeader
        title="Matches"
        description="Customers that were in a store already and may be somebody in your directory. Nobody is linked until you say so."
      />
      <ReviewQueue />
    </Prefetched>
  )
}
