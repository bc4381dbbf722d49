import type { ComponentProps } from 'react'
import { cn } from '@/components/ui/cn'

/** For conditions and templates, which are code. */
export const TextArea = ({ className, ...props }: ComponentProps<'textarea'>) => (
  <textarea
    spellCheck={false}
    className={cn(
      'min-h-16 w-full rounded-md border border-line-strong bg-surface px-3 py-2 font-mono text-xs text-ink shadow-card aria-invalid:border-bad',
      className,
    )}
    {...props}
  />
)
