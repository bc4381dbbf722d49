'use client'

import { Toaster as Sonner } from 'sonner'

export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-start gap-2.5 rounded-lg border bg-surface px-4 py-3 font-sans text-sm text-ink shadow-float',
          title: 'font-medium',
          description: 'text-muted',
          icon: 'mt-0.5 shrink-0',
          success: '[&_[data-icon]]:text-ok',
          error: '[&_[data-icon]]:text-bad',
        },
      }}
    />
  )
}
