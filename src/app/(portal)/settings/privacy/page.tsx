import type { Metadata } from 'next'
import { PrivacyRequests } from '@/components/settings/privacy/privacy-requests'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'

export const metadata: Metadata = { title: 'Privacy requests' }

export default async function PrivacyRequestsPage() {
  // Who may not see them gets no data, and the page says so.
  await getQueryClient().prefetchQuery(trpc.compliance.list.queryOptions())
  return (
    <Prefetched>
      <PrivacyRequests />
    </Prefetched>
  )
}
