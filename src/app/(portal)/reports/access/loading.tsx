import { PageHeader } from '@/components/shell/page-header'
import { TableSkeleton } from '@/components/ui/table-skeleton'

export default function LoadingAccess() {
  return (
    <>
      <PageHeader
        title="Who had access"
        description="Everyone who had access in a store at any moment of a day (UTC), from the linked customer until the restriction was read back."
      />
      <TableSkeleton />
    </>
  )
}
