import { PageHeader } from '@/components/shell/page-header'
import { TableSkeleton } from '@/components/ui/table-skeleton'

export default function LoadingActivity() {
  return (
    <>
      <PageHeader
        title="Activity"
        description="What directories changed, what was written to stores, and what came of it."
      />
      <TableSkeleton />
    </>
  )
}
