import { PageHeader } from '@/components/shell/page-header'
import { TableSkeleton } from '@/components/ui/table-skeleton'

export default function LoadingDirectories() {
  return (
    <>
      <PageHeader
        title="Directories"
        description="Identity providers that push people and groups here by SCIM."
      />
      <TableSkeleton rows={3} />
    </>
  )
}
