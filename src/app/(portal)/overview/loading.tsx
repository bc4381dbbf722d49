import { OverviewSkeleton } from '@/components/overview/overview-skeleton'
import { PageHeader } from '@/components/shell/page-header'

export default function LoadingOverview() {
  return (
    <>
      <PageHeader title="Overview" description="Reading…" />
      <OverviewSkeleton />
    </>
  )
}
