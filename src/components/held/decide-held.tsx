'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Check, Undo2 } from 'lucide-react'
import { toast } from 'sonner'
import type { HeldChangeDetail } from '@/components/answers'
import { WithNote } from '@/components/teammate/with-note'
import { count } from '@/components/ui/count'
import { useTRPC } from '@/trpc/client'

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
  const reject = useMutation(trpc.held.reject.mutationOptions(after('Rejected: everyone is kept')))
  const them = count(people.open, 'person', 'people')
  return (
    <>
      <WithNote
        trigger="Reject"
        icon={Undo2}
        needs="admin"
        variant="outline"
        title={`Keep ${them} in the stores?`}
        description="Nothing is taken away. They stay as they were until the directory says something new about them."
        action="Keep them"
        run={(note) => reject.mutateAsync({ id, note, people: people.open })}
      />
      <WithNote
        trigger="Approve"
        icon={Check}
        needs="admin"
        variant="primary"
        title={`Take access from ${them}?`}
        description={
          change.approvals.length + 1 < change.approvalsNeeded
            ? 'A second administrator has to approve it, too. After that it is written before everything else.'
            : 'It is written to the stores at once, before everything else, and can be undone afterwards with Restore.'
        }
        action="Approve"
        run={(note) => approve.mutateAsync({ id, note, people: people.open })}
      />
    </>
  )
}
