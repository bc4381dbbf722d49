'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from 'sonner'
import type { Directory } from '@/components/answers'
import { usePreview } from '@/components/previews/use-preview'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Callout } from '@/components/ui/callout'
import { useTRPC } from '@/trpc/client'

const acts = [
  { act: 'add', label: 'Add a person' },
  { act: 'move', label: 'Change department' },
  { act: 'deactivate', label: 'Deactivate' },
  { act: 'delete', label: 'Delete' },
  { act: 'story', label: 'Run the story' },
] as const

/** What an administrator would do in an identity provider, as buttons; and the way to be rid of it all. */
export function SimulationPanel({ directory }: { directory: Pick<Directory, 'id' | 'name' | 'mode'> }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const act = useMutation(
    trpc.directories.act.mutationOptions({
      onSuccess: async ({ said }) => {
        toast.success(said.join('; '))
        await queryClient.invalidateQueries(trpc.directories.get.queryFilter({ id: directory.id }))
      },
      onError: ({ message }) => void toast.error('Nothing was changed', { description: message }),
    }),
  )
  const preview = usePreview()
  const cleanUp = () =>
    preview.mutate({ kind: 'leave-directory', directoryId: directory.id, choice: 'restrict' })
  return (
    <div className="mb-4">
      <Callout
        kind="note"
        title="A simulated identity provider"
        actions={
          <>
            {acts.map(({ act: one, label }) => (
              <PermittedButton
                key={one}
                needs="admin"
                size="sm"
                variant="outline"
                busy={act.isPending && act.variables.act === one}
                onClick={() => act.mutate({ id: directory.id, act: one })}
              >
                {label}
              </PermittedButton>
            ))}
            <PermittedButton
              needs="admin"
              size="sm"
              variant="danger"
              busy={preview.isPending || preview.isSuccess}
              onClick={cleanUp}
            >
              Clean up
            </PermittedButton>
          </>
        }
      >
        Rollcall plays it: sample people with example.com addresses, sent through the same SCIM service as any
        other’s.{' '}
        {directory.mode === 'live'
          ? 'They become customers in your stores.'
          : 'Nothing is written to a store until you go live.'}{' '}
        Changes are about the newest person; the story adds one, moves them and lets them leave. Cleaning up
        restricts them in the stores and removes this directory, once you have seen whom that concerns.
      </Callout>
    </div>
  )
}
