import type { Metadata } from 'next'
import { RulesView } from '@/components/rules/rules-view'
import { PageHeader } from '@/components/shell/page-header'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'

export const metadata: Metadata = { title: 'Groups & rules' }

export default async function RulesPage() {
  await getQueryClient().prefetchQuery(trpc.rules.view.queryOptions())
  return (
    <Prefetched>
      <PageHeader
        title="Groups & rules"
        description="Who gets which tags, metafields and company roles. Rules are read from the top."
      />
      <RulesView />
    </Prefetched>
  )
}
