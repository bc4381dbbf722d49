import { PageHeader } from '@/components/shell/page-header'
import { TableSkeleton } from '@/components/ui/table-skeleton'

export default function LoadingHeld() {
  return (
    <>
      <PageHeader
        title="Held changes"
        description="Removals and losses over a guard’s limit: nothing is taken away until an administrator has decided."
      />
      <TableSkeleton />
    </>
  )
}
