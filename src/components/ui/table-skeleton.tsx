import { Card } from './card'
import { Skeleton } from './skeleton'

/** A list on its way; said once to a screen reader. */
export function TableSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <Card role="status" aria-label="Loading" className="divide-y">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-13 items-center gap-4 px-4">
          <Skeleton className="size-8 rounded-full" />
          <Skeleton className="h-4 w-40 max-w-[40%]" />
          <Skeleton className="h-4 w-56 max-w-[30%] max-sm:hidden" />
          <Skeleton className="ml-auto h-5 w-20 rounded-full" />
        </div>
      ))}
    </Card>
  )
}
