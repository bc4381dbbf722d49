import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from './cn'

/** The browser's own select: it is the one that works with every keyboard, screen reader and phone. */
export function Select({ className, children, ...props }: ComponentProps<'select'>) {
  return (
    <span data-slot="select" className={cn('relative inline-flex', className)}>
      <select
        className="border-line-strong bg-surface text-ink shadow-card hover:bg-sunken h-9 w-full appearance-none rounded-md border pr-8 pl-3 text-sm transition-colors"
        {...props}
      >
        {children}
      </select>
      <ChevronDown
        className="text-faint pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2"
        aria-hidden
      />
    </span>
  )
}
