import type { Metadata } from 'next'
import { PageHeader } from '@/components/shell/page-header'
import { ConnectResult } from '@/components/stores/connect-result'
import { ConnectStore } from '@/components/stores/connect-store'
import { StoreList } from '@/components/stores/store-list'
import { openNotice } from '@/services/stores/notice'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'

export const metadata: Metadata = { title: 'Stores' }

type Query = { searchParams: Promise<{ error?: string | string[] }> }

export default async function StoresPage({ searchParams }: Query) {
  const { error } = await searchParams
  await getQueryClient().prefetchQuery(trpc.stores.list.queryOptions())
  return (
    <Prefetched>
      <PageHeader
        title="Stores"
        description="Shopify stores in which people become customers."
        actions={<ConnectStore />}
      />
      <ConnectResult failure={openNotice(typeof error === 'string' ? error : undefined)} />
      <StoreList />
    </Prefetched>
  )
}
