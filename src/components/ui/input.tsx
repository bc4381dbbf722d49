import type { ComponentProps } from 'react'
import { cn } from './cn'

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return (
    <input
      data-slot="input"
      className={cn(
        'h-9 w-full min-w-0 rounded-md border border-line-strong bg-surface px-3 text-sm text-ink shadow-card transition-colors placeholder:text-faint disabled:opacity-55 aria-invalid:border-bad',
        className,
      )}
      {...props}
    />
  )
}
