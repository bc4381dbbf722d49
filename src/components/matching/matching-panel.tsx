'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { count } from '@/components/ui/count'
import { Failed } from '@/components/ui/failed'
import { Skeleton } from '@/components/ui/skeleton'
import { useTRPC } from '@/trpc/client'
import { DomainsPanel } from './domains-panel'
import { PolicyChoice } from './policy-choice'

/** How a directory's people are matched with customers that exist already. */
export function MatchingPanel({ directoryId }: { directoryId: string }) {
  const trpc = useTRPC()
  const query = useQuery(trpc.matching.policy.queryOptions({ id: directoryId }))
  if (query.isError && !query.data)
    return <Failed message={query.error.message} onRetry={() => void query.refetch()} />
  if (!query.data) return <Skeleton className="h-64" />
  const { policy, waiting } = query.data
  return (
    <div className="grid gap-4">
      {waiting > 0 && (
        <Callout
          kind="warning"
          title={`${count(waiting, 'person waits', 'people wait')} for your decision`}
          actions={
            <Button asChild size="sm">
              <Link href="/reviews">Compare them</Link>
            </Button>
          }
        >
          Each may be a customer whom a store has already.
        </Callout>
      )}
      <PolicyChoice directoryId={directoryId} policy={policy} />
      <DomainsPanel />
    </div>
  )
}
