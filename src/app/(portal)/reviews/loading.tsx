import { PageHeader } from '@/components/shell/page-header'
import { TableSkeleton } from '@/components/ui/table-skeleton'

export default function LoadingReviews() {
  return (
    <>
      <PageHeader title="Matches" description="Customers that may be somebody in your directory." />
      <TableSkeleton rows={4} />
    </>
  )
}
