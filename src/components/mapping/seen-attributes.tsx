'use client'

import { useQuery } from '@tanstack/react-query'
import { Select } from '@/components/ui/select'
import { useTRPC } from '@/trpc/client'

/** Attributes that the directory has sent already, to pick instead of writing a path. */
export function SeenAttributes({
  directoryId,
  onPick,
}: {
  directoryId: string
  onPick: (path: string) => void
}) {
  const trpc = useTRPC()
  const { data } = useQuery(trpc.rules.seenAttributes.queryOptions({ directoryId }))
  if (!data || data.length === 0) return null
  return (
    <Select
      aria-label="Attributes seen in traffic"
      value=""
      onChange={({ target }) => onPick(target.value)}
      className="max-w-full"
    >
      <option value="" disabled>
        Pick one that the provider has sent…
      </option>
      {data.map((path) => (
        <option key={path} value={path}>
          {path}
        </option>
      ))}
    </Select>
  )
}
