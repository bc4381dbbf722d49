'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Check, Undo2 } from 'lucide-react'
import { toast } from 'sonner'
import type { HeldChangeDetail } from '@/components/answers'
import { WithNote } from '@/components/teammate/with-note'
import { count } from '@/components/ui/count'
import { useTRPC } from '@/trpc/client'
import { decisionWords } from './change-words'

/** Approve or reject what is held, each with a note that the history keeps. */
export function DecideHeld({ change }: { change: HeldChangeDetail }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { id, count: people } = change
  const after = (message: string) => ({
    onSuccess: async () => {
      toast.success(message)
      await queryClient.invalidateQueries(trpc.held.pathFilter())
    },
  })
  const approve = useMutation(trpc.held.approve.mutationOptions(after('Approved')))
  const reject = useMutation(trpc.held.reject.mutationOptions(after('Rejected: nothing is taken away')))
  const them = count(people.open, 'person', 'people')
  const words = decisionWords[change.kind]
  return (
    <>
      <WithNote
        trigger="Reject"
        icon={Undo2}
        needs="admin"
        variant="outline"
        title={words.reject(them)}
        description={words.rejectMeans}
        action={words.rejectAction}
        run={(note) => reject.mutateAsync({ id, note, people: people.open })}
      />
      <WithNote
        trigger="Approve"
        icon={Check}
        needs="admin"
        variant="primary"
        title={words.approve(them)}
        description={
          change.approvals.length + 1 < change.approvalsNeeded
            ? 'A second administrator has to approve it, too. After that it is written before everything else.'
            : words.approveMeans
        }
        action="Approve"
        run={(note) => approve.mutateAsync({ id, note, people: people.open })}
      />
    </>
  )
}
