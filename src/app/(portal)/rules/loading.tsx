import { PageHeader } from '@/components/shell/page-header'
import { Skeleton } from '@/components/ui/skeleton'

export default function LoadingRules() {
  return (
    <>
      <PageHeader
        title="Groups & rules"
        description="Who gets which tags, metafields and company roles. Rules are read from the top."
      />
      <div role="status" aria-label="Loading" className="grid gap-3">
        <Skeleton className="h-20" />
        <Skeleton className="h-20" />
        <Skeleton className="h-52" />
      </div>
    </>
  )
}
