'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { Card } from '@/components/ui/card'
import { StaleNote } from '@/components/ui/stale-note'
import { useTRPC } from '@/trpc/client'
import { DirectoryOrder } from './directory-order'
import { DirectoryTable } from './directory-table'
import { NoDirectories } from './no-directories'

const REFRESH_MS = 10_000

export function DirectoryList() {
  const trpc = useTRPC()
  const query = useSuspenseQuery({ ...trpc.directories.list.queryOptions(), refetchInterval: REFRESH_MS })
  return (
    <>
      <StaleNote query={query} />
      <Card>{query.data.length > 0 ? <DirectoryTable directories={query.data} /> : <NoDirectories />}</Card>
      {query.data.length > 1 && <DirectoryOrder directories={query.data} />}
    </>
  )
}
