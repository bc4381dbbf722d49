import { PageHeader } from '@/components/shell/page-header'
import { TableSkeleton } from '@/components/ui/table-skeleton'

export default function LoadingReceipts() {
  return (
    <>
      <PageHeader
        title="Receipts"
        description="What was taken away from whoever left, store by store, as it was read back."
      />
      <TableSkeleton />
    </>
  )
}
