'use client'

import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import type { Target } from '@/components/answers'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { Failed } from '@/components/ui/failed'
import { MoreButton } from '@/components/ui/more-button'
import { Select } from '@/components/ui/select'
import { TableSkeleton } from '@/components/ui/table-skeleton'
import { useTRPC } from '@/trpc/client'
import { TargetLinkTable } from './target-link-table'

const states = ['', 'failed', 'queued', 'writing', 'verified', 'skipped'] as const
type State = (typeof states)[number]

const words: Record<State, string> = {
  '': 'Everyone',
  failed: 'Failed',
  queued: 'Queued',
  writing: 'Being written',
  verified: 'Verified',
  skipped: 'Skipped',
}

const REFRESH_MS = 4_000

/** Who is at the target, by state; those who failed can be tried again, one or all. */
export function TargetPeople({ target: { id, failed } }: { target: Target }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const [state, setState] = useState<State>('')
  const list = useInfiniteQuery({
    ...trpc.targets.get.infiniteQueryOptions(
      { id, ...(state ? { state } : {}) },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: read }) => (read.data && read.data.pages.length > 1 ? false : REFRESH_MS),
  })
  const retry = useMutation(
    trpc.targets.retry.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.targets.pathFilter()),
      onError: ({ message }) => toast.error(message),
    }),
  )
  if (list.isPending) return <TableSkeleton />
  if (list.isError && !list.data)
    return <Failed message={list.error.message} onRetry={() => void list.refetch()} />
  const links = list.data.pages.flatMap((page) => page.links)
  return (
    <>
      <Card aria-busy={list.isPlaceholderData}>
        <CardHeader>
          <CardTitle>People</CardTitle>
          <div className="flex flex-wrap gap-2">
            <Select
              aria-label="Show people by state"
              value={state}
              onChange={({ target: { value } }) => setState(states.find((known) => known === value) ?? '')}
            >
              {states.map((known) => (
                <option key={known} value={known}>
                  {words[known]}
                </option>
              ))}
            </Select>
            {failed > 0 && (
              <PermittedButton
                needs="operator"
                variant="outline"
                busy={retry.isPending}
                onClick={() => retry.mutate({ id })}
              >
                <RotateCw />
                Retry all that failed
              </PermittedButton>
            )}
          </div>
        </CardHeader>
        {links.length > 0 ? (
          <TargetLinkTable links={links} onRetry={(linkId) => retry.mutate({ id, linkId })} />
        ) : (
          <CardBody className="text-sm text-muted">
            {state
              ? 'Nobody is in this state.'
              : 'Nobody yet. Whoever this target is for appears here at once.'}
          </CardBody>
        )}
      </Card>
      <MoreButton pages={list} />
    </>
  )
}
