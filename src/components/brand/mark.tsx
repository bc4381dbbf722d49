import { cn } from '@/components/ui/cn'

/** The roll being called: three lines, the last one ticked off. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      strokeWidth={2.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={cn('size-6', className)}
      aria-hidden
    >
      <path d="M3 5h17M3 12h9" stroke="currentColor" />
      <path d="M3 19h5" stroke="currentColor" strokeOpacity={0.55} />
      <path d="m12.5 18 3.5 3.5L21.5 14" className="stroke-tick" />
    </svg>
  )
}
