'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from 'sonner'
import type { Directory } from '@/components/answers'
import { RestoreWindow } from '@/components/people/restore-window'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { useTRPC } from '@/trpc/client'
import { GuardForm } from './guard-form'

/** The guard of one directory: its limits, and the way back when something went through that should not have. */
export function DirectoryGuard({ directory: { id, guard } }: { directory: Directory }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const save = useMutation(
    trpc.held.setDirectoryGuard.mutationOptions({
      onSuccess: async () => {
        toast.success('The guard was saved')
        await queryClient.invalidateQueries(trpc.directories.get.queryFilter({ id }))
      },
    }),
  )
  return (
    <div className="grid gap-4">
      <Card>
        <CardHeader>
          <CardTitle>Guard against mass removals and losses</CardTitle>
        </CardHeader>
        <CardBody className="grid gap-4">
          <p className="max-w-prose text-sm text-muted">
            When more people lose access at once than this allows, or tags, company roles and metafields while
            they stay, nothing is taken away in any store until an administrator has looked. The identity
            provider is told that all is well. Whom a teammate restricts by hand is not held.
          </p>
          <GuardForm
            key={JSON.stringify(guard)}
            limits={guard}
            busy={save.isPending}
            problem={save.error?.message}
            onSave={(limits) => save.mutate({ id, guard: limits })}
          />
        </CardBody>
      </Card>
      <RestoreWindow directoryId={id} />
    </div>
  )
}
