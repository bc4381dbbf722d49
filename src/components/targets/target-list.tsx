'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { Card } from '@/components/ui/card'
import { RelativeTime } from '@/components/ui/relative-time'
import { StaleNote } from '@/components/ui/stale-note'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { kindNames } from '@/core/targets/settings'
import { useTRPC } from '@/trpc/client'
import { NoTargets } from './no-targets'
import { TargetHealth } from './target-health'

const BUSY_MS = 2_000
const CALM_MS = 15_000

export function TargetList() {
  const trpc = useTRPC()
  const query = useSuspenseQuery({
    ...trpc.targets.list.queryOptions(),
    refetchInterval: ({ state }) =>
      state.data?.some(({ due, pending }) => due + pending > 0) ? BUSY_MS : CALM_MS,
  })
  if (query.data.length === 0) {
    return (
      <Card>
        <NoTargets />
      </Card>
    )
  }
  return (
    <>
      <StaleNote query={query} />
      <Card>
        <Table label="Targets">
          <thead>
            <tr>
              <TableHead>Target</TableHead>
              <TableHead>Status</TableHead>
              <TableHead className="text-right">People there</TableHead>
              <TableHead className="text-right">Queue</TableHead>
              <TableHead className="text-right">Failed</TableHead>
              <TableHead>Last write</TableHead>
            </tr>
          </thead>
          <tbody>
            {query.data.map((target) => (
              <TableRow key={target.id}>
                <TableCell>
                  <Link href={`/targets/${target.id}`} data-row className="grid min-w-40 rounded-sm">
                    <span className="font-medium">{target.name}</span>
                    <span className="text-xs text-muted">{kindNames[target.kind]}</span>
                  </Link>
                </TableCell>
                <TableCell>
                  <TargetHealth target={target} />
                </TableCell>
                <TableCell className="text-right tabular-nums">{target.people}</TableCell>
                <TableCell className="text-right tabular-nums">{target.due + target.pending}</TableCell>
                <TableCell className="text-right tabular-nums">{target.failed}</TableCell>
                <TableCell className="text-muted">
                  {target.lastWriteAt ? <RelativeTime at={target.lastWriteAt} /> : '–'}
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      </Card>
    </>
  )
}
