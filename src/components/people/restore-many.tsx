'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { RotateCcw } from 'lucide-react'
import { toast } from 'sonner'
import { WithNote } from '@/components/teammate/with-note'
import { count } from '@/components/ui/count'
import { useTRPC } from '@/trpc/client'

type What = { kind: 'change'; id: string } | { kind: 'window'; directoryId: string; from: Date; until: Date }

/** Undoes the deprovisioning of many people at once. */
export function RestoreMany({ what, people }: { what: What; people: number }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const restore = useMutation(
    trpc.people.restore.mutationOptions({
      onSuccess: async ({ people }) => {
        toast.success(`${count(people, 'person is', 'people are')} being restored`)
        await queryClient.invalidateQueries()
      },
    }),
  )
  return (
    <WithNote
      trigger="Restore all"
      icon={RotateCcw}
      needs="admin"
      variant="outline"
      title={`Restore ${count(people, 'person', 'people')}?`}
      description="They get back in every store what they last had there: tags, metafields and company roles. That holds until their directory says something new about them. Marketing consent is not given again."
      action="Restore them"
      run={(note) => restore.mutateAsync({ what, note })}
    />
  )
}
