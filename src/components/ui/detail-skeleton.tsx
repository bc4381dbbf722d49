import { Skeleton } from './skeleton'

/** A page about one thing on its way: its title, its tabs and two cards. */
export function DetailSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="grid gap-4">
      <Skeleton className="h-4 w-24" />
      <Skeleton className="h-9 w-72 max-w-full" />
      <Skeleton className="mb-2 h-4 w-56" />
      <Skeleton className="h-10" />
      <Skeleton className="h-56" />
      <Skeleton className="h-56" />
    </div>
  )
}
