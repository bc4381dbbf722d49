'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Split } from 'lucide-react'
import { toast } from 'sonner'
import type { Person } from '@/components/answers'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { useTRPC } from '@/trpc/client'

/** The users of several directories that count as this one person, and the way to part them. */
export function PersonSources({ person }: { person: Person }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const split = useMutation(
    trpc.repair.split.mutationOptions({
      onSuccess: () => void toast.success('They are two people from now on'),
      onError: ({ message }) => void toast.error('They were not split', { description: message }),
      onSettled: () => queryClient.invalidateQueries(trpc.people.pathFilter()),
    }),
  )
  if (person.sources.length < 2) return null
  return (
    <Card>
      <CardHeader>
        <CardTitle>One person in {person.sources.length} directories</CardTitle>
      </CardHeader>
      <ul className="divide-y" aria-label="Users of this person">
        {person.sources.map(({ id, userName, directory, active }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-2 px-4 py-2.5 text-sm">
            <span className="min-w-0">
              <span className="block truncate font-medium">{userName}</span>
              <span className="text-xs text-muted">
                {directory.name} · {active ? 'active' : 'inactive'}
              </span>
            </span>
            {id !== person.personId && (
              <PermittedButton
                needs="admin"
                variant="ghost"
                size="sm"
                busy={split.isPending && split.variables.userId === id}
                onClick={() => split.mutate({ userId: id })}
              >
                <Split />
                Somebody else
              </PermittedButton>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
