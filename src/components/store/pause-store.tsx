'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Pause, Play } from 'lucide-react'
import { toast } from 'sonner'
import type { StoreDetail } from '@/components/answers'
import { usePreview } from '@/components/previews/use-preview'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Callout } from '@/components/ui/callout'
import { useTRPC } from '@/trpc/client'

/** Stops all writes to a store at once; what is owed stays owed. */
export function PauseStore({ store }: { store: StoreDetail }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const pause = useMutation(
    trpc.stores.pause.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.stores.pathFilter()),
      onError: ({ message }) => void toast.error('Nothing was changed', { description: message }),
    }),
  )
  if (store.pausedAt) return null
  return (
    <PermittedButton
      needs="operator"
      variant="outline"
      busy={pause.isPending}
      onClick={() => pause.mutate({ id: store.id, paused: true })}
    >
      <Pause aria-hidden />
      Pause
    </PermittedButton>
  )
}

/** A store that takes no writes, and the way to let it: by seeing first what would be written. */
export function PausedStore({ store }: { store: StoreDetail }) {
  const preview = usePreview()
  if (!store.pausedAt) return null
  return (
    <Callout
      kind="warning"
      title={store.lastWriteAt ? `${store.name} is paused` : `${store.name} takes no writes yet`}
      actions={
        <PermittedButton
          needs="admin"
          size="sm"
          busy={preview.isPending || preview.isSuccess}
          onClick={() => preview.mutate({ kind: 'back-fill', storeId: store.id })}
        >
          <Play aria-hidden />
          {store.lastWriteAt ? 'Resume' : 'Go live'}
        </PermittedButton>
      }
    >
      What is owed to it is kept. You see first, customer by customer, what would be written.
    </Callout>
  )
}
