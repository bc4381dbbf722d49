'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { Card } from '@/components/ui/card'
import { StaleNote } from '@/components/ui/stale-note'
import { useTRPC } from '@/trpc/client'
import { NoStores } from './no-stores'
import { StoreCard } from './store-card'

const BUSY_MS = 2_000
const CALM_MS = 15_000

export function StoreList() {
  const trpc = useTRPC()
  const query = useSuspenseQuery({
    ...trpc.stores.list.queryOptions(),
    refetchInterval: ({ state }) => (state.data?.some(({ due }) => due > 0) ? BUSY_MS : CALM_MS),
  })
  return (
    <>
      <StaleNote query={query} />
      {query.data.length === 0 && (
        <Card>
          <NoStores />
        </Card>
      )}
      <ul aria-label="Connected stores" className="grid gap-4 lg:grid-cols-2">
        {query.data.map((store) => (
          <li key={store.id}>
            <StoreCard store={store} />
          </li>
        ))}
      </ul>
    </>
  )
}
