'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { EventLine } from '@/components/activity/event-line'
import { NoActivity } from '@/components/activity/no-activity'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Failed } from '@/components/ui/failed'
import { TableSkeleton } from '@/components/ui/table-skeleton'
import { useTRPC } from '@/trpc/client'
import { recentEvents } from './recent-events'

const REFRESH_MS = 10_000

/** The newest events; it fails on its own, so that the rest of the overview stays readable. */
export function RecentActivity() {
  const trpc = useTRPC()
  const query = useQuery({
    ...trpc.activity.list.queryOptions(recentEvents),
    refetchInterval: REFRESH_MS,
  })
  if (query.isPending) return <TableSkeleton rows={4} />
  if (query.isLoadingError)
    return <Failed message={query.error.message} onRetry={() => void query.refetch()} />
  const events = query.data?.events ?? []
  return (
    <Card>
      <CardHeader>
        <CardTitle>Recent activity</CardTitle>
        <Button asChild variant="link" size="sm">
          <Link href="/activity">All activity</Link>
        </Button>
      </CardHeader>
      {events.length === 0 && <NoActivity />}
      <ol aria-label="Events, newest first" className="divide-y">
        {events.map((event) => (
          <EventLine key={event.id} event={event} />
        ))}
      </ol>
    </Card>
  )
}
