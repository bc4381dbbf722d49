import { PageHeader } from '@/components/shell/page-header'
import { TableSkeleton } from '@/components/ui/table-skeleton'

export default function LoadingReports() {
  return (
    <>
      <PageHeader
        title="Reports"
        description="What each month came to. A month is signed once it is over, and never changes again."
      />
      <TableSkeleton />
    </>
  )
}
