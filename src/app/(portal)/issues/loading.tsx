import { PageHeader } from '@/components/shell/page-header'
import { TableSkeleton } from '@/components/ui/table-skeleton'

export default function LoadingIssues() {
  return (
    <>
      <PageHeader
        title="Issues"
        description="What fails or waits, by cause, with who can end it. A solved issue disappears by itself."
      />
      <TableSkeleton />
    </>
  )
}
