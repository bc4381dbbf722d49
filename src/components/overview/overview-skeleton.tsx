import { Skeleton } from '@/components/ui/skeleton'

export function OverviewSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="grid gap-4">
      <Skeleton className="h-21" />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Skeleton className="h-64" />
        <div className="grid gap-4">
          <Skeleton className="h-32" />
          <Skeleton className="h-28" />
        </div>
      </div>
      <Skeleton className="h-72" />
    </div>
  )
}
