'use client'

import { Tooltip as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

export function TooltipProvider({ children }: { children: ReactNode }) {
  return <Radix.Provider delayDuration={250}>{children}</Radix.Provider>
}

/** `children` is the one element that the tip is about; it must be able to take focus. */
export function Tooltip({ tip, children }: { tip: ReactNode; children: ReactNode }) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          sideOffset={6}
          collisionPadding={8}
          className="bg-rail text-rail-ink shadow-float data-[state=delayed-open]:animate-in data-[state=delayed-open]:fade-in-0 dark:border-line-strong z-50 max-w-72 rounded-md px-2.5 py-1.5 text-xs text-balance duration-100 dark:border"
        >
          {tip}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
