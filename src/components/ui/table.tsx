import type { ComponentProps } from 'react'
import { cn } from './cn'

/** Scrolls sideways on its own, so that the page never does; focusable, so that a keyboard can scroll it too. */
export function Table({ className, label, ...props }: ComponentProps<'table'> & { label: string }) {
  return (
    <div
      data-slot="table"
      role="region"
      aria-label={label}
      tabIndex={0}
      className="relative w-full overflow-x-auto"
    >
      <table className={cn('w-full border-collapse text-sm', className)} {...props} />
    </div>
  )
}

export function TableHead({ className, ...props }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      className={cn(
        'h-9 border-b px-4 text-left text-xs font-medium whitespace-nowrap text-muted',
        className,
      )}
      {...props}
    />
  )
}

export function TableRow({ className, ...props }: ComponentProps<'tr'>) {
  return (
    <tr
      className={cn(
        'group border-b transition-colors last:border-b-0 focus-within:bg-brand-soft/60 hover:bg-sunken/70',
        className,
      )}
      {...props}
    />
  )
}

export function TableCell({ className, ...props }: ComponentProps<'td'>) {
  return <td className={cn('h-11 px-4 py-2 align-middle', className)} {...props} />
}
