'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CirclePause, Play } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { Button } from '@/components/ui/button'
import { useTRPC } from '@/trpc/client'

const REFRESH_MS = 30_000

/** Stops all writes to every store, and shows on every page that they are stopped. */
export function PauseAll() {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const paused = useQuery({ ...trpc.organizations.pausedAt.queryOptions(), refetchInterval: REFRESH_MS })
  const change = useMutation(
    trpc.organizations.setPaused.mutationOptions({
      onSuccess: async () => {
        setOpen(false)
        await queryClient.invalidateQueries(trpc.organizations.pausedAt.queryFilter())
      },
      onError: ({ message }) => void toast.error('Nothing was changed', { description: message }),
    }),
  )
  if (paused.data)
    return (
      <PermittedButton
        needs="operator"
        size="sm"
        variant="danger"
        busy={change.isPending}
        onClick={() => change.mutate({ paused: false })}
      >
        <Play aria-hidden />
        Paused: resume all
      </PermittedButton>
    )
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="ghost" size="icon" aria-label="Pause all writes">
          <CirclePause />
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Pause all writes?"
        description="Identity providers are answered as always and nothing they say is lost, but no store is written to until somebody resumes. Leavers keep their access meanwhile."
      >
        <div className="flex justify-end gap-2">
          <DialogClose asChild>
            <Button variant="outline">Cancel</Button>
          </DialogClose>
          <PermittedButton
            needs="operator"
            variant="danger"
            busy={change.isPending}
            onClick={() => change.mutate({ paused: true })}
          >
            Pause all
          </PermittedButton>
        </div>
      </DialogContent>
    </Dialog>
  )
}
