'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { ProfileRow } from '@/components/answers'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { Failed } from '@/components/ui/failed'
import { RelativeTime } from '@/components/ui/relative-time'
import { Skeleton } from '@/components/ui/skeleton'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { fieldLabel } from '@/core/mapping/field-label'
import { useTRPC } from '@/trpc/client'

const LOOK_MS = 10_000

/** Each mapped field of a person: its value, who has the say, where it comes from, and what wrote it last. */
export function PersonAttributes({ id }: { id: string }) {
  const trpc = useTRPC()
  const query = useQuery({ ...trpc.people.profile.queryOptions({ id }), refetchInterval: LOOK_MS })
  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>Attributes</CardTitle>
          <p className="text-sm text-muted">
            What the mapping makes of this person, and what wrote each value last. Tags, metafields of rules
            and roles are explained on the Access tab.
          </p>
        </div>
      </CardHeader>
      {query.isPending && (
        <CardBody className="grid gap-2">
          <Skeleton className="h-8" />
          <Skeleton className="h-8" />
          <Skeleton className="h-8" />
        </CardBody>
      )}
      {query.isError && <Failed message={query.error.message} onRetry={() => void query.refetch()} />}
      {query.data?.rows.length === 0 && (
        <CardBody className="text-sm text-muted">
          Nothing is mapped: no directory knows this person any more.
        </CardBody>
      )}
      {query.data && query.data.rows.length > 0 && (
        <Attributes rows={query.data.rows} directory={query.data.directory ?? 'The directory'} />
      )}
    </Card>
  )
}

function Attributes({ rows, directory }: { rows: ProfileRow[]; directory: string }) {
  return (
    <Table label="Attributes">
      <thead>
        <tr>
          <TableHead>Attribute</TableHead>
          <TableHead>Value</TableHead>
          <TableHead className="max-md:hidden">Owner</TableHead>
          <TableHead className="max-lg:hidden">Source</TableHead>
          <TableHead className="max-sm:hidden">Last written</TableHead>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <TableRow key={row.field}>
            <TableCell className="align-top text-muted max-sm:w-28">{fieldLabel(row.field)}</TableCell>
            <TableCell className="align-top break-words">
              {row.value ?? <span className="text-muted">Nothing</span>}
              {row.elsewhere.length > 0 && (
                <span className="block text-xs text-muted">otherwise in {row.elsewhere.join(', ')}</span>
              )}
              <span className="mt-1 grid gap-0.5 text-xs text-muted md:hidden">
                <span>{owners[row.owner]}</span>
                <span className="sm:hidden">
                  <LastWritten row={row} />
                </span>
              </span>
            </TableCell>
            <TableCell className="align-top max-md:hidden">{owners[row.owner]}</TableCell>
            <TableCell className="align-top max-lg:hidden">
              <span className="block">{row.store ?? sourceOwner(row, directory)}</span>
              <code className="block max-w-72 font-mono text-xs break-words text-muted">
                {row.store ? `instead of ${sourceText(row)}` : sourceText(row)}
              </code>
            </TableCell>
            <TableCell className="align-top max-sm:hidden">
              <LastWritten row={row} />
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}

const owners: Record<ProfileRow['owner'], string> = {
  directory: 'Directory',
  store: 'Store',
  newest: 'Newest edit',
  ask: 'Asks',
}

const sourceOwner = ({ source }: ProfileRow, directory: string) =>
  source.kind === 'path' ? directory : source.kind === 'template' ? 'Template' : 'The same for all'

const sourceText = ({ source }: ProfileRow) =>
  source.kind === 'path'
    ? source.paths.join(' → ')
    : source.kind === 'template'
      ? source.template
      : source.value

const means = { directory: 'Request of', store: 'Edit in', teammate: 'Decision of', job: 'By' } as const

function LastWritten({ row: { writer, value } }: { row: ProfileRow }) {
  if (!writer)
    return (
      <span className="text-xs text-muted">{value === null ? 'Never' : 'Before the history begins'}</span>
    )
  return (
    <span className="grid gap-0.5">
      <Link
        href={`/activity/${writer.id}`}
        className="justify-self-start underline decoration-line-strong underline-offset-4"
      >
        {means[writer.by.type]} {writer.by.name}
      </Link>
      <span className="text-xs text-muted">
        <RelativeTime at={writer.at} />
      </span>
    </span>
  )
}
