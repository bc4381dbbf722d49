import type { Metadata } from 'next'
import { nextReceipts } from '@/components/receipts/next-receipts'
import { ReceiptList } from '@/components/receipts/receipt-list'
import { PageHeader } from '@/components/shell/page-header'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'

export const metadata: Metadata = { title: 'Receipts' }

export default async function ReceiptsPage() {
  await getQueryClient().prefetchInfiniteQuery(trpc.receipts.list.infiniteQueryOptions({}, nextReceipts))
  return (
    <Prefetched>
      <PageHeader
        title="Receipts"
        description="What was taken away from whoever left, store by store, as it was read back."
      />
      <ReceiptList />
    </Prefetched>
  )
}
