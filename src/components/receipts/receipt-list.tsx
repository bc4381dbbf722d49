'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { FileCheck2 } from 'lucide-react'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { Failed } from '@/components/ui/failed'
import { MoreButton } from '@/components/ui/more-button'
import { StaleNote } from '@/components/ui/stale-note'
import { TableSkeleton } from '@/components/ui/table-skeleton'
import { useTRPC } from '@/trpc/client'
import { nextReceipts } from './next-receipts'
import { ReceiptTable } from './receipt-table'

const LOOK_MS = 15_000

export function ReceiptList() {
  const trpc = useTRPC()
  const list = useInfiniteQuery({
    ...trpc.receipts.list.infiniteQueryOptions({}, nextReceipts),
    refetchInterval: LOOK_MS,
  })
  if (list.isPending) return <TableSkeleton />
  if (list.isError && !list.data)
    return <Failed message={list.error.message} onRetry={() => void list.refetch()} />
  const receipts = list.data.pages.flatMap((page) => page.receipts)
  return (
    <>
      <StaleNote query={list} />
      <Card>
        {receipts.length > 0 ? (
          <ReceiptTable receipts={receipts} />
        ) : (
          <Empty icon={FileCheck2} title="No receipts yet">
            Whoever leaves gets one, once every store was written and read back.
          </Empty>
        )}
      </Card>
      <MoreButton pages={list} />
    </>
  )
}
