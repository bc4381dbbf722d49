import { PageHeader } from '@/components/shell/page-header'
import { TableSkeleton } from '@/components/ui/table-skeleton'

export default function LoadingDrift() {
  return (
    <>
      <PageHeader
        title="Drift"
        description="What differs in the stores, and customers whom nobody manages."
      />
      <TableSkeleton rows={6} />
    </>
  )
}
