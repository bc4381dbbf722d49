'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Pause, Play, PlugZap } from 'lucide-react'
import { toast } from 'sonner'
import type { Target } from '@/components/answers'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { useTRPC } from '@/trpc/client'

/** Tests the connection, and pauses or resumes writing. */
export function TargetActions({ target: { id, mode } }: { target: Target }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const refresh = () => queryClient.invalidateQueries(trpc.targets.pathFilter())
  const onError = ({ message }: { message: string }) => toast.error(message)
  const test = useMutation(
    trpc.targets.test.mutationOptions({
      onSuccess: ({ ok, message, fix }) => {
        const show = ok ? toast.success : toast.error
        show(message, { description: fix, duration: 15_000 })
      },
      onError,
    }),
  )
  const setMode = useMutation(trpc.targets.setMode.mutationOptions({ onSuccess: refresh, onError }))
  const isOn = mode === 'on'
  return (
    <>
      <PermittedButton
        needs="operator"
        variant="outline"
        busy={test.isPending}
        onClick={() => test.mutate({ id })}
      >
        <PlugZap />
        Test connection
      </PermittedButton>
      <PermittedButton
        needs="operator"
        variant="outline"
        busy={setMode.isPending}
        onClick={() => setMode.mutate({ id, mode: isOn ? 'paused' : 'on' })}
      >
        {isOn ? <Pause /> : <Play />}
        {isOn ? 'Pause' : 'Resume'}
      </PermittedButton>
    </>
  )
}
