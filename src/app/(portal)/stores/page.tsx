import type { Metadata } from 'next'
import { PageHeader } from '@/components/shell/page-header'
import { ConnectResult } from '@/components/stores/connect-result'
import { ConnectStore } from '@/components/stores/connect-store'
import { StoreList } from '@/components/stores/store-list'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'

export const metadata: Metadata = { title: 'Stores' }

export default async function StoresPage() {
  await getQueryClient().prefetchQuery(trpc.stores.list.queryOptions())
  return (
    <Prefetched>
      <PageHeader
        title="Stores"
        description="Shopify stores in which people become customers."
        actions={<ConnectStore />}
      />
      <ConnectResult />
      <StoreList />
    </Prefetched>
  )
}
