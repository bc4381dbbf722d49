'use client'

import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '@/trpc/client'

const REFRESH_MS = 30_000

/** How many issues are open, beside the way to them; nothing when there is none. */
export function OpenIssues() {
  const trpc = useTRPC()
  const { data } = useQuery({ ...trpc.issues.count.queryOptions(), refetchInterval: REFRESH_MS })
  if (!data?.open) return null
  return (
    <span className="ml-auto rounded-full bg-rail-active px-1.5 text-xs leading-5 font-medium text-rail-ink tabular-nums">
      {data.open}
      <span className="sr-only"> open</span>
    </span>
  )
}
