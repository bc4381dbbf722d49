'use client'

import { useQuery } from '@tanstack/react-query'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Failed } from '@/components/ui/failed'
import { Skeleton } from '@/components/ui/skeleton'
import { useTRPC } from '@/trpc/client'
import { ComparisonRow } from './comparison-row'

const BUSY_MS = 1_500
const CALM_MS = 30_000

/** Each store with its latest comparison, and a button for the next one. */
export function Comparisons() {
  const trpc = useTRPC()
  const query = useQuery({
    ...trpc.drift.comparisons.queryOptions(),
    refetchInterval: ({ state }) =>
      state.data?.some(({ run }) => run !== null && run.finishedAt === null) ? BUSY_MS : CALM_MS,
  })
  if (query.isError && !query.data)
    return <Failed message={query.error.message} onRetry={() => void query.refetch()} />
  if (!query.data) return <Skeleton className="h-32" />
  return (
    <Card>
      <CardHeader>
        <CardTitle>Stores</CardTitle>
      </CardHeader>
      {query.data.length === 0 ? (
        <p className="p-4 text-sm text-muted">Once a store is connected, it is compared here every night.</p>
      ) : (
        <ul className="divide-y" aria-label="Stores">
          {query.data.map((store) => (
            <ComparisonRow key={store.id} store={store} />
          ))}
        </ul>
      )}
    </Card>
  )
}
