'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, GitCompareArrows, LoaderCircle } from 'lucide-react'
import { toast } from 'sonner'
import type { StoreComparison } from '@/components/answers'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Badge } from '@/components/ui/badge'
import { count } from '@/components/ui/count'
import { QuietState } from '@/components/ui/quiet-state'
import { RelativeTime } from '@/components/ui/relative-time'
import { useTRPC } from '@/trpc/client'
import { Rebuild } from './rebuild'

type Run = NonNullable<StoreComparison['run']>

const steps: Record<string, string> = {
  reading: 'reading its customers',
  waiting: 'waiting for Shopify’s file of all customers',
  loading: 'taking in Shopify’s file',
  comparing: 'comparing',
}

export function ComparisonRow({ store }: { store: StoreComparison }) {
  const { run } = store
  const running = run !== null && run.finishedAt === null
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="truncate font-medium">{store.name}</p>
        <p className="text-xs text-muted" role="status">
          {run ? <Latest run={run} /> : 'Not compared yet'}
        </p>
      </div>
      {run && <State run={run} />}
      <div className="flex gap-2">
        <Rebuild store={store} disabled={running} />
        <Compare store={store} running={running} />
      </div>
    </li>
  )
}

function Latest({ run }: { run: Run }) {
  if (run.finishedAt === null)
    return (
      <>
        {steps[run.state] ?? run.state} · {count(run.read, 'customer', 'customers')} so far
      </>
    )
  if (run.problem) return <>{run.problem}</>
  return (
    <>
      Compared <RelativeTime at={run.finishedAt} /> · {count(run.read, 'customer', 'customers')}
    </>
  )
}

function State({ run }: { run: Run }) {
  if (run.finishedAt === null)
    return (
      <Badge tone="busy" icon={LoaderCircle} turning>
        {run.purpose === 'rebuild' ? 'Reading anew' : 'Comparing'}
      </Badge>
    )
  if (run.state === 'failed')
    return (
      <Badge tone="bad" icon={CircleAlert}>
        Not compared
      </Badge>
    )
  const open = Object.values(run.found).reduce((sum, each) => sum + each, 0)
  if (open === 0) return <QuietState icon={CircleCheck}>Nothing to decide</QuietState>
  return (
    <Badge tone="wait" icon={CircleAlert}>
      {count(open, 'finding', 'findings')}
    </Badge>
  )
}

function Compare({ store, running }: { store: StoreComparison; running: boolean }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const compare = useMutation(
    trpc.drift.compare.mutationOptions({
      onError: ({ message }) => void toast.error('It was not begun', { description: message }),
      onSettled: () => queryClient.invalidateQueries(trpc.drift.pathFilter()),
    }),
  )
  return (
    <PermittedButton
      needs="operator"
      variant="outline"
      size="sm"
      busy={compare.isPending || running}
      onClick={() => compare.mutate({ storeId: store.id })}
    >
      {!compare.isPending && !running && <GitCompareArrows />}
      Compare now
      <span className="sr-only">: {store.name}</span>
    </PermittedButton>
  )
}
