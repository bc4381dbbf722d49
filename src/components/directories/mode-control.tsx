'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CircleCheck, Eye, Pause, Play } from 'lucide-react'
import { toast } from 'sonner'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { useTRPC } from '@/trpc/client'

type Mode = 'observe' | 'live' | 'paused'

const words: Record<Mode, string> = { observe: 'Observes only', live: 'Live', paused: 'Paused' }

const icons = { observe: Eye, live: CircleCheck, paused: Pause }

/** Whether a directory writes to the stores, and the button that changes it. */
export function ModeControl({ directory }: { directory: { id: string; name: string; mode: Mode } }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const isLive = directory.mode === 'live'
  const change = useMutation(
    trpc.directories.setMode.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.directories.pathFilter()),
      onError: (error) => toast.error(error.message),
    }),
  )
  const resume = directory.mode === 'paused' ? 'Resume' : 'Go live'
  return (
    <span className="flex items-center gap-2">
      <Badge tone={isLive ? 'ok' : 'idle'} icon={icons[directory.mode]}>
        {words[directory.mode]}
      </Badge>
      <Button
        size="sm"
        variant={isLive ? 'outline' : 'primary'}
        busy={change.isPending}
        onClick={() => change.mutate({ id: directory.id, mode: isLive ? 'paused' : 'live' })}
      >
        {isLive ? <Pause aria-hidden /> : <Play aria-hidden />}
        {isLive ? 'Pause' : resume}
      </Button>
    </span>
  )
}
