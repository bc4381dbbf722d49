import { PageHeader } from '@/components/shell/page-header'
import { TableSkeleton } from '@/components/ui/table-skeleton'

export default function LoadingTargets() {
  return (
    <>
      <PageHeader title="Write-back" description="Where Rollcall writes people back." />
      <TableSkeleton />
    </>
  )
}
