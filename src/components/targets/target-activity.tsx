'use client'

import { useQuery } from '@tanstack/react-query'
import { EventLine } from '@/components/activity/event-line'
import { NoActivity } from '@/components/activity/no-activity'
import { Card } from '@/components/ui/card'
import { Failed } from '@/components/ui/failed'
import { TableSkeleton } from '@/components/ui/table-skeleton'
import { useTRPC } from '@/trpc/client'

const SHOWN = 100
const TAIL_MS = 5_000

/** The newest lines of history about one target. */
export function TargetActivity({ id }: { id: string }) {
  const trpc = useTRPC()
  const list = useQuery({
    ...trpc.activity.list.queryOptions({ targetId: id, limit: SHOWN }),
    refetchInterval: TAIL_MS,
  })
  if (list.isPending) return <TableSkeleton />
  if (!list.data) return <Failed message={list.error.message} onRetry={() => void list.refetch()} />
  return (
    <Card>
      {list.data.events.length === 0 && <NoActivity />}
      <ol aria-label="Events, newest first" className="divide-y">
        {list.data.events.map((event) => (
          <EventLine key={event.id} event={event} />
        ))}
      </ol>
    </Card>
  )
}
