'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { toast } from 'sonner'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { useTRPC } from '@/trpc/client'

/** Owes the person to every store again, at once. */
export function SyncNow({ id }: { id: string }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const sync = useMutation(
    trpc.people.syncNow.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.people.get.queryFilter({ id })),
      onError: ({ message }) => void toast.error('The sync was not started', { description: message }),
    }),
  )
  return (
    <PermittedButton
      needs="operator"
      variant="outline"
      busy={sync.isPending}
      onClick={() => sync.mutate({ id })}
    >
      {!sync.isPending && <RefreshCw />}
      Sync now
    </PermittedButton>
  )
}
