import type { Metadata } from 'next'
import { IssueList } from '@/components/issues/issue-list'
import { PageHeader } from '@/components/shell/page-header'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'

export const metadata: Metadata = { title: 'Issues' }

export default async function IssuesPage() {
  await getQueryClient().prefetchQuery(trpc.issues.list.queryOptions())
  return (
    <Prefetched>
      <PageHeader
        title="Issues"
        description="What fails or waits, by cause, with who can end it. A solved issue disappears by itself."
      />
      <IssueList />
    </Prefetched>
  )
}
