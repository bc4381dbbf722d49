'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from 'sonner'
import { usePreview } from '@/components/previews/use-preview'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { RelativeTime } from '@/components/ui/relative-time'
import { useTRPC } from '@/trpc/client'

/** Every version of mapping and rules, with what it changed, and the way back to it. */
export function VersionHistory({ base }: { base: number }) {
  const trpc = useTRPC()
  const { data } = useQuery(trpc.configuration.versions.queryOptions({ limit: 20 }))
  const [shown, setShown] = useState<number | null>(null)
  if (!data || data.versions.length === 0) return null
  return (
    <Card>
      <CardHeader>
        <CardTitle>History of mapping and rules</CardTitle>
      </CardHeader>
      <ol className="divide-y" aria-label="Versions, newest first">
        {data.versions.map(({ version, author, note, createdAt }) => (
          <li key={version} className="grid gap-2 px-4 py-3 text-sm">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-medium">Version {version}</span>
              <span className="text-muted">
                {author.name}, <RelativeTime at={createdAt} />
              </span>
              <span className="min-w-0 break-words">{note}</span>
              <span className="ml-auto flex gap-1">
                <Button
                  variant="ghost"
                  size="sm"
                  aria-expanded={shown === version}
                  onClick={() => setShown(shown === version ? null : version)}
                >
                  What changed
                </Button>
                {version !== base && <Revert version={version} base={base} />}
              </span>
            </div>
            {shown === version && <Changes version={version} />}
          </li>
        ))}
      </ol>
    </Card>
  )
}

/** Goes through a preview like every other change. */
function Revert({ version, base }: { version: number; base: number }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const preview = usePreview()
  const load = useMutation({
    mutationFn: () => queryClient.fetchQuery(trpc.configuration.version.queryOptions({ version })),
    onSuccess: ({ configuration }) =>
      preview.mutate({ kind: 'configuration', base, configuration, note: `Back to version ${version}` }),
    onError: ({ message }) => void toast.error('The version could not be loaded', { description: message }),
  })
  return (
    <PermittedButton
      needs="admin"
      variant="ghost"
      size="sm"
      busy={load.isPending || preview.isPending}
      onClick={() => load.mutate()}
    >
      Back to this
    </PermittedButton>
  )
}

function Changes({ version }: { version: number }) {
  const trpc = useTRPC()
  const { data } = useQuery(trpc.configuration.version.queryOptions({ version }))
  return (
    <ul className="grid gap-1 text-xs">
      {data?.changes.map(({ part, id, name, kind, details }) => (
        <li key={`${part} ${id} ${name} ${kind}`} className="break-words">
          <span className="font-medium">
            {part} {name} {kind}
          </span>
          {kind === 'changed' &&
            details.map(({ what, from, to }) => (
              <span key={what} className="block pl-3 text-muted">
                {what}: <code className="font-mono">{from ?? '—'}</code> →{' '}
                <code className="font-mono">{to ?? '—'}</code>
              </span>
            ))}
        </li>
      ))}
    </ul>
  )
}
