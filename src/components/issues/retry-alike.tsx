'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { toast } from 'sonner'
import type { Issue } from '@/components/answers'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { count } from '@/components/ui/count'
import { useTRPC } from '@/trpc/client'

/** Reasons for which Rollcall does not try again by itself: a teammate lets it go on. */
const resumes = ['written-too-often', 'contested']

/** Tries everyone again who fails for the same reason in the same store. */
export function RetryAlike({ alike }: { alike: NonNullable<Issue['alike']> }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const retry = useMutation(
    trpc.issues.retry.mutationOptions({
      onSuccess: ({ people }) => {
        toast.success(`${count(people, 'person is', 'people are')} tried again now`)
        return queryClient.invalidateQueries(trpc.issues.pathFilter())
      },
      onError: ({ message }) => void toast.error('Nothing was retried', { description: message }),
    }),
  )
  return (
    <PermittedButton
      needs="operator"
      variant="outline"
      size="sm"
      busy={retry.isPending}
      onClick={() => retry.mutate(alike)}
    >
      {!retry.isPending && <RefreshCw />}
      {resumes.includes(alike.code) ? 'Resume' : 'Retry all alike'}
    </PermittedButton>
  )
}
