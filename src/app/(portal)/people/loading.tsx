import { PageHeader } from '@/components/shell/page-header'
import { TableSkeleton } from '@/components/ui/table-skeleton'

export default function LoadingPeople() {
  return (
    <>
      <PageHeader
        title="People"
        description="Everyone your directories have pushed, and where they stand in each store."
      />
      <TableSkeleton />
    </>
  )
}
