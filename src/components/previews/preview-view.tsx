'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import type { Preview } from '@/components/answers'
import { FarewellConfirm } from '@/components/farewell/farewell-confirm'
import { BackLink } from '@/components/shell/back-link'
import { PageHeader } from '@/components/shell/page-header'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { count } from '@/components/ui/count'
import { RelativeTime } from '@/components/ui/relative-time'
import { useTRPC } from '@/trpc/client'
import { PreviewCounts } from './preview-counts'
import { PreviewLines } from './preview-lines'
import { isUnderWay } from './preview-progress'
import { PreviewMoved } from './preview-moved'
import { PreviewStanding } from './preview-standing'
import { useApply } from './use-apply'

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
        actions={preview.status === 'open' && !preview.farewell ? <Apply preview={preview} /> : undefined}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <PreviewStanding preview={preview} />
        {preview.status === 'open' && <PreviewMoved preview={preview} />}
        {preview.status === 'open' && <FarewellConfirm preview={preview} />}
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

function originOf({ directoryId, storeId, farewell, kind }: Preview) {
  if (farewell?.confirmation === null) return goneFrom[kind === 'leave-store' ? 'store' : 'directory']
  const tab = farewell ? '?tab=danger' : ''
  if (directoryId) return { href: `/directories/${directoryId}${tab}`, children: 'Directory' }
  if (storeId) return { href: farewell ? `/stores/${storeId}${tab}` : '/stores', children: 'Stores' }
  return { href: '/rules', children: 'Groups & rules' }
}

const goneFrom = {
  store: { href: '/stores', children: 'Stores' },
  directory: { href: '/directories', children: 'Directories' },
}

function Apply({ preview }: { preview: Preview }) {
  const apply = useApply(preview.id)
  return (
    <PermittedButton needs="admin" busy={apply.isPending} onClick={() => apply.mutate({ id: preview.id })}>
      Apply to {count(preview.stores.length, 'store', 'stores')}
    </PermittedButton>
  )
}
