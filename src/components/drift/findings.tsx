'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { ScanSearch } from 'lucide-react'
import { useQueryStates } from 'nuqs'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { Failed } from '@/components/ui/failed'
import { MoreButton } from '@/components/ui/more-button'
import { Select } from '@/components/ui/select'
import { StaleNote } from '@/components/ui/stale-note'
import { TableSkeleton } from '@/components/ui/table-skeleton'
import { useTRPC } from '@/trpc/client'
import { driftFilter, driftKinds, driftQuery, nextFindings } from './drift-filter'
import { kindLooks } from './drift-words'
import { FindingRow } from './finding-row'

const CALM_MS = 15_000

/** What waits for a decision, in all stores. */
export function Findings() {
  const trpc = useTRPC()
  const [filter, setFilter] = useQueryStates(driftFilter)
  const list = useInfiniteQuery({
    ...trpc.drift.list.infiniteQueryOptions(driftQuery(filter), nextFindings),
    placeholderData: keepPreviousData,
    refetchInterval: CALM_MS,
  })
  if (list.isPending) return <TableSkeleton rows={6} />
  if (list.isError && !list.data)
    return <Failed message={list.error.message} onRetry={() => void list.refetch()} />
  const findings = list.data.pages.flatMap((page) => page.findings)
  const counts = list.data.pages[0]?.counts ?? {}
  return (
    <div>
      <StaleNote query={list} />
      <Card aria-busy={list.isPlaceholderData}>
        <CardHeader>
          <CardTitle>To decide</CardTitle>
          <Select
            aria-label="Kind of difference"
            value={filter.kind ?? ''}
            onChange={({ target }) =>
              void setFilter({ kind: driftKinds.find((kind) => kind === target.value) ?? null })
            }
          >
            <option value="">All kinds</option>
            {driftKinds.map((kind) => (
              <option key={kind} value={kind}>
                {kindLooks[kind].word} ({counts[kind] ?? 0})
              </option>
            ))}
          </Select>
        </CardHeader>
        {findings.length === 0 ? (
          <Empty icon={ScanSearch} title="Nothing to decide">
            Edits of what the directory owns are put back by themselves unless the store’s settings raise
            them. Customers on your verified domains whom no directory has as active are listed here.
          </Empty>
        ) : (
          <ul className="divide-y" aria-label="Findings, the newest first">
            {findings.map((finding) => (
              <FindingRow key={finding.id} finding={finding} />
            ))}
          </ul>
        )}
      </Card>
      <MoreButton pages={list} />
    </div>
  )
}
