import { cn } from './cn'

/** The shape of something that is still on its way. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div data-slot="skeleton" aria-hidden className={cn('animate-pulse rounded-md bg-sunken', className)} />
  )
}
