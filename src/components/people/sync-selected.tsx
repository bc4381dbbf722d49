'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { toast } from 'sonner'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Button } from '@/components/ui/button'
import { count } from '@/components/ui/count'
import { useTRPC } from '@/trpc/client'

/** More than the API takes at once. */
const MOST = 500

type SyncSelectedProps = { ids: string[]; onClear: () => void }

/** What can be done with the people that are selected. */
export function SyncSelected({ ids, onClear }: SyncSelectedProps) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const sync = useMutation(
    trpc.people.syncMany.mutationOptions({
      onSuccess: () => {
        toast.success(`${count(ids.length, 'person is', 'people are')} synced now`)
        onClear()
        return queryClient.invalidateQueries(trpc.people.pathFilter())
      },
      onError: ({ message }) => void toast.error('The sync was not started', { description: message }),
    }),
  )
  return (
    <div
      role="status"
      className="mb-3 flex flex-wrap items-center gap-2 rounded-lg border bg-brand-soft/60 px-4 py-2 text-sm"
    >
      <span className="mr-auto font-medium">{count(ids.length, 'person', 'people')} selected</span>
      <PermittedButton
        needs="operator"
        size="sm"
        busy={sync.isPending}
        onClick={() => sync.mutate({ ids: ids.slice(0, MOST) })}
      >
        {!sync.isPending && <RefreshCw />}
        Sync now
      </PermittedButton>
      <Button variant="ghost" size="sm" onClick={onClear}>
        Clear selection
      </Button>
    </div>
  )
}
