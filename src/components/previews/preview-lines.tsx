'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Download, FileCheck2 } from 'lucide-react'
import Link from 'next/link'
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { Changes } from '@/components/activity/changes'
import type { Preview } from '@/components/answers'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { Failed } from '@/components/ui/failed'
import { MoreButton } from '@/components/ui/more-button'
import { Select } from '@/components/ui/select'
import { Skeleton } from '@/components/ui/skeleton'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { useTRPC } from '@/trpc/client'
import { isLineKind, kindsInOrder, kindsOf, lineKinds } from './preview-kinds'

const filters = { store: parseAsString, kind: parseAsStringLiteral(kindsInOrder) }

/** Every customer that the preview is about, with old and new values. */
export function PreviewLines({ preview }: { preview: Preview }) {
  const trpc = useTRPC()
  const [{ store, kind }, setFilter] = useQueryStates(filters)
  const list = useInfiniteQuery({
    ...trpc.previews.lines.infiniteQueryOptions(
      { id: preview.id, ...(store && { where: store }), ...(kind && { kind }) },
      { initialCursor: -1, getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
    placeholderData: keepPreviousData,
  })
  const lines = list.data?.pages.flatMap((page) => page.lines) ?? []
  const title = preview.farewell ? 'What becomes of whom' : 'What would be written'
  return (
    <>
      <Card aria-busy={list.isPlaceholderData}>
        <CardHeader>
          <CardTitle>{title}</CardTitle>
          <div className="flex flex-wrap gap-2">
            <Select
              aria-label={preview.targets.length > 0 ? 'Store or target' : 'Store'}
              value={store ?? ''}
              onChange={(event) => void setFilter({ store: event.target.value || null })}
            >
              <option value="">{preview.targets.length > 0 ? 'Everywhere' : 'Every store'}</option>
              {[...preview.stores, ...preview.targets].map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
            <Select
              aria-label="What happens"
              value={kind ?? ''}
              onChange={({ target }) =>
                void setFilter({ kind: isLineKind(target.value) ? target.value : null })
              }
            >
              <option value="">Everything</option>
              {kindsOf(preview).map((each) => (
                <option key={each} value={each}>
                  {lineKinds[each].word}
                </option>
              ))}
            </Select>
            <Button asChild variant="outline">
              <a href={`/api/previews/${preview.id}/csv`} download>
                <Download aria-hidden />
                CSV
              </a>
            </Button>
          </div>
        </CardHeader>
        {list.isPending && <Skeleton className="m-4 h-40" />}
        {list.isError && <Failed message={list.error.message} onRetry={() => void list.refetch()} />}
        {list.isSuccess && lines.length === 0 && (
          <Empty icon={FileCheck2} title={preview.farewell ? 'Nobody' : 'Nothing to write'}>
            {store || kind ? 'No customer of this kind. Choose another filter.' : nobodyIn(preview)}
          </Empty>
        )}
        {lines.length > 0 && <LineTable label={title} lines={lines} />}
      </Card>
      <MoreButton pages={list} />
    </>
  )
}

const nobodyIn = ({ farewell }: Preview) =>
  farewell
    ? 'No customer in a store is concerned by this.'
    : 'Every store shows already what it would show afterwards.'

type Line = {
  position: number
  person: { id: string; name: string }
  store: { name: string } | null
  target: { name: string } | null
  kind: string
  changes: { field: string; from: string | null; to: string | null }[]
}

function LineTable({ label, lines }: { label: string; lines: Line[] }) {
  return (
    <Table label={label}>
      <thead>
        <tr>
          <TableHead>Person</TableHead>
          <TableHead>Where</TableHead>
          <TableHead>What</TableHead>
          <TableHead>Old → new</TableHead>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ position, person, store, target, kind, changes }) => (
          <TableRow key={position}>
            <TableCell className="align-top font-medium">
              <Link href={`/people/${person.id}`} className="rounded-sm hover:underline" data-row>
                {person.name}
              </Link>
            </TableCell>
            <TableCell className="align-top text-muted">{(store ?? target)?.name}</TableCell>
            <TableCell className="align-top">
              {isLineKind(kind) && (
                <Badge tone={lineKinds[kind].tone} icon={lineKinds[kind].icon}>
                  {lineKinds[kind].word}
                </Badge>
              )}
            </TableCell>
            <TableCell className="min-w-72">
              <Changes changes={changes} />
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}
