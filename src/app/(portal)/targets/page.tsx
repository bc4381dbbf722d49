import type { Metadata } from 'next'
import { PageHeader } from '@/components/shell/page-header'
import { NewTargetButton } from '@/components/targets/new-target-button'
import { TargetList } from '@/components/targets/target-list'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'

export const metadata: Metadata = { title: 'Write-back' }

export default async function TargetsPage() {
  await getQueryClient().prefetchQuery(trpc.targets.list.queryOptions())
  return (
    <Prefetched>
      <PageHeader
        title="Write-back"
        description="Where Rollcall writes people back: identity providers and other websites."
        actions={<NewTargetButton />}
      />
      <TargetList />
    </Prefetched>
  )
}
