'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from 'sonner'
import type { DriftFinding } from '@/components/answers'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { useTRPC } from '@/trpc/client'
import { actionWords } from './drift-words'

export function FindingActions({ finding }: { finding: DriftFinding }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const decide = useMutation(
    trpc.drift.decide.mutationOptions({
      onSuccess: (_, { action }) => void toast.success(actionWords[action].done),
      onError: ({ message }) => void toast.error('It was not done', { description: message }),
      onSettled: () => queryClient.invalidateQueries(trpc.drift.pathFilter()),
    }),
  )
  return (
    <span className="flex flex-wrap gap-1.5">
      {finding.actions.map((action) => (
        <PermittedButton
          key={action}
          needs={action === 'merge' ? 'admin' : 'operator'}
          variant={action === 'ignore' ? 'ghost' : action === 'restrict' ? 'danger' : 'outline'}
          size="sm"
          disabled={decide.isPending}
          busy={decide.isPending && decide.variables.action === action}
          onClick={() => decide.mutate({ id: finding.id, action })}
        >
          {actionWords[action].name}
        </PermittedButton>
      ))}
    </span>
  )
}
