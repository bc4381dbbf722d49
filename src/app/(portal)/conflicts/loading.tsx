import { PageHeader } from '@/components/shell/page-header'
import { TableSkeleton } from '@/components/ui/table-skeleton'

export default function LoadingConflicts() {
  return (
    <>
      <PageHeader
        title="Conflicts"
        description="Fields that changed in a store and that a person decides on. Neither side is written until then."
      />
      <TableSkeleton />
    </>
  )
}
