'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { useTRPC } from '@/trpc/client'

/** The organization's directories as options of a select. */
export function DirectoryOptions() {
  const trpc = useTRPC()
  const { data } = useSuspenseQuery(trpc.directories.list.queryOptions())
  return data.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ))
}
