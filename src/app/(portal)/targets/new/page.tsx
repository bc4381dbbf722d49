import type { Metadata } from 'next'
import { BackLink } from '@/components/shell/back-link'
import { PageHeader } from '@/components/shell/page-header'
import { TargetWizard } from '@/components/targets/target-wizard'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'

export const metadata: Metadata = { title: 'Where should people go?' }

export default async function NewTargetPage() {
  await getQueryClient().prefetchQuery(trpc.directories.list.queryOptions())
  return (
    <Prefetched>
      <PageHeader
        above={<BackLink href="/targets">Write-back</BackLink>}
        title="Where should people go?"
        description="What is possible differs from provider to provider. Nobody is ever written back to where they came from."
      />
      <TargetWizard />
    </Prefetched>
  )
}
