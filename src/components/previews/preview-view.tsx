'use client'

import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { toast } from 'sonner'
import type { Preview } from '@/components/answers'
import { BackLink } from '@/components/shell/back-link'
import { PageHeader } from '@/components/shell/page-header'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { count } from '@/components/ui/count'
import { RelativeTime } from '@/components/ui/relative-time'
import { useTRPC } from '@/trpc/client'
import { PreviewCounts } from './preview-counts'
import { PreviewLines } from './preview-lines'
import { isUnderWay } from './preview-progress'
import { PreviewStanding } from './preview-standing'

/** A job is at it: the page shows how far it has come. */
const POLL_MS = 500

/** One plan, line by line, and the button that carries out exactly this plan. */
export function PreviewView({ id }: { id: string }) {
  const trpc = useTRPC()
  const { data: preview } = useSuspenseQuery({
    ...trpc.previews.get.queryOptions({ id }),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? POLL_MS : false),
  })
  return (
    <>
      <PageHeader
        above={<BackLink {...originOf(preview)} />}
        title={preview.title}
        description={
          <>
            Preview by {preview.author.name}, <RelativeTime at={preview.createdAt} />.
            {preview.hash && (
              <>
                {' '}
                Plan <code className="font-mono text-xs">{preview.hash.slice(0, 12)}</code>
              </>
            )}
          </>
        }
        actions={preview.status === 'open' ? <Apply preview={preview} /> : undefined}
      />
      <div className="grid gap-4">
        <PreviewStanding preview={preview} />
        {preview.hash && (
          <>
            <PreviewCounts preview={preview} />
            <PreviewLines preview={preview} />
          </>
        )}
      </div>
    </>
  )
}

function originOf({ directoryId, storeId }: Preview) {
  if (directoryId) return { href: `/directories/${directoryId}`, children: 'Directory' }
  if (storeId) return { href: '/stores', children: 'Stores' }
  return { href: '/rules', children: 'Groups & rules' }
}

function Apply({ preview }: { preview: Preview }) {
  const trpc = useTRPC()
  const router = useRouter()
  const queryClient = useQueryClient()
  const apply = useMutation(
    trpc.previews.confirm.mutationOptions({
      onSuccess: async (answer) => {
        if (answer.kind === 'applying') {
          await queryClient.invalidateQueries(trpc.previews.get.queryFilter({ id: preview.id }))
          return
        }
        if (answer.kind === 'moved') {
          toast.warning('The plan has changed meanwhile', { description: 'This is what it would be now.' })
          router.replace(`/previews/${answer.id}`)
          return
        }
        toast.success('Applied', { description: 'The stores are being written.' })
        await queryClient.invalidateQueries()
      },
      onError: ({ message }) => void toast.error('Nothing was applied', { description: message }),
    }),
  )
  return (
    <PermittedButton needs="admin" busy={apply.isPending} onClick={() => apply.mutate({ id: preview.id })}>
      Apply to {count(preview.stores.length, 'store', 'stores')}
    </PermittedButton>
  )
}
