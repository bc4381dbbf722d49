import type { ComponentProps } from 'react'
import { cn } from './cn'

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return (
    <input
      data-slot="input"
      className={cn(
        'border-line-strong bg-surface text-ink shadow-card placeholder:text-faint aria-invalid:border-bad h-9 w-full min-w-0 rounded-md border px-3 text-sm transition-colors disabled:opacity-55',
        className,
      )}
      {...props}
    />
  )
}
