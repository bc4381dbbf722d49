'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Pause, Play } from 'lucide-react'
import { toast } from 'sonner'
import { usePreview } from '@/components/previews/use-preview'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Callout } from '@/components/ui/callout'
import { useTRPC } from '@/trpc/client'

type Mode = 'observe' | 'live' | 'paused'

/** Lets a directory write to the stores once its plan has been seen, or stops it. */
export function ModeControl({ directory }: { directory: { id: string; name: string; mode: Mode } }) {
  const preview = usePreview()
  const goLive = (
    <PermittedButton
      needs="admin"
      size="sm"
      busy={preview.isPending || preview.isSuccess}
      onClick={() => preview.mutate({ kind: 'go-live', directoryId: directory.id })}
    >
      <Play aria-hidden />
      {directory.mode === 'paused' ? 'Resume' : 'Go live'}
    </PermittedButton>
  )
  if (directory.mode === 'live') return null
  const isNew = directory.mode === 'observe'
  return (
    <Callout
      kind="warning"
      title={isNew ? `${directory.name} only observes` : `${directory.name} is paused`}
      actions={goLive}
    >
      {isNew
        ? 'What it sends is kept and answered, and nothing is written to a store. Going live shows first, customer by customer, what would be written.'
        : 'Everything it sends is kept. Resuming shows first what has to be written by now.'}
    </Callout>
  )
}

/** Stops a live directory from writing; what it sends is kept. */
export function PauseDirectory({ directory }: { directory: { id: string; mode: Mode } }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const pause = useMutation(
    trpc.directories.setMode.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.directories.pathFilter()),
      onError: ({ message }) => void toast.error('It was not paused', { description: message }),
    }),
  )
  if (directory.mode !== 'live') return null
  return (
    <PermittedButton
      needs="admin"
      variant="outline"
      busy={pause.isPending}
      onClick={() => pause.mutate({ id: directory.id, mode: 'paused' })}
    >
      <Pause aria-hidden />
      Pause
    </PermittedButton>
  )
}
