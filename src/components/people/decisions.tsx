'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { DoorOpen, RotateCcw, ShieldAlert, Undo2 } from 'lucide-react'
import { toast } from 'sonner'
import type { Person } from '@/components/answers'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { WithNote } from '@/components/teammate/with-note'
import { useTRPC } from '@/trpc/client'

/** What a teammate may decide over the directory about one person: out at once, back in, restored as they were. */
export function Decisions({ person }: { person: Person }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { id, override } = person
  const refresh = () => queryClient.invalidateQueries(trpc.people.get.queryFilter({ id }))
  const restrict = useMutation(trpc.people.restrict.mutationOptions({ onSuccess: refresh }))
  const restore = useMutation(trpc.people.restore.mutationOptions({ onSuccess: refresh }))
  const end = useMutation(
    trpc.people.endOverride.mutationOptions({
      onSuccess: refresh,
      onError: ({ message }) => void toast.error('Nothing was changed', { description: message }),
    }),
  )
  if (override)
    return (
      <PermittedButton
        needs="operator"
        variant="outline"
        busy={end.isPending}
        onClick={() => end.mutate({ id })}
      >
        {override.kind === 'restricted' ? <DoorOpen /> : <Undo2 />}
        {override.kind === 'restricted' ? 'Let back in' : 'Leave to the directory'}
      </PermittedButton>
    )
  const hasLeft = !person.active || person.deleted || person.links.some(({ restricted }) => restricted)
  return (
    <>
      {hasLeft && (
        <WithNote
          trigger="Restore"
          icon={RotateCcw}
          needs="operator"
          variant="outline"
          title={`Restore ${person.displayName}?`}
          description="They get back in every store what they last had there: tags, metafields and company roles. It holds until the directory says something new about them. Marketing consent is not given again."
          action="Restore"
          run={(note) => restore.mutateAsync({ what: { kind: 'person', id }, note })}
        />
      )}
      <WithNote
        trigger="Restrict now"
        icon={ShieldAlert}
        needs="operator"
        variant="danger"
        noteRequired
        title={`Restrict ${person.displayName} in every store?`}
        description="For emergencies: their access is taken away at once, whatever the directory says, until a teammate lets them back in."
        action="Restrict now"
        run={(note) => restrict.mutateAsync({ id, note })}
      />
    </>
  )
}
