'use client'

import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { Button } from './button'
import { cn } from './cn'

export const Dialog = Radix.Root
export const DialogTrigger = Radix.Trigger
export const DialogClose = Radix.Close

export function DialogOverlay() {
  return (
    <Radix.Overlay className="fixed inset-0 z-50 bg-rail/45 backdrop-blur-[2px] data-[state=closed]:animate-out data-[state=closed]:fade-out-0 data-[state=open]:animate-in data-[state=open]:fade-in-0" />
  )
}

type DialogContentProps = Omit<ComponentProps<typeof Radix.Content>, 'title'> & {
  title: string
  description?: ReactNode
}

/** A dialog always says what it is about; on a phone it rises from the bottom edge. */
export function DialogContent({ className, title, description, children, ...props }: DialogContentProps) {
  return (
    <Radix.Portal>
      <DialogOverlay />
      <Radix.Content
        data-slot="dialog"
        {...(description ? {} : { 'aria-describedby': undefined })}
        className={cn(
          'fixed inset-x-0 bottom-0 z-50 grid max-h-[92dvh] gap-5 overflow-y-auto rounded-t-xl border bg-surface p-5 shadow-float duration-150 outline-none data-[state=closed]:animate-out data-[state=closed]:fade-out-0 data-[state=open]:animate-in data-[state=open]:fade-in-0 sm:inset-x-auto sm:top-[12vh] sm:bottom-auto sm:left-1/2 sm:max-h-[80dvh] sm:w-full sm:max-w-lg sm:-translate-x-1/2 sm:rounded-xl',
          className,
        )}
        {...props}
      >
        <div className="grid gap-1 pr-8">
          <Radix.Title className="font-serif text-xl">{title}</Radix.Title>
          {description && <Radix.Description className="text-sm text-muted">{description}</Radix.Description>}
        </div>
        {children}
        <Radix.Close asChild>
          <Button variant="ghost" size="icon" className="absolute top-3.5 right-3.5" aria-label="Close">
            <X />
          </Button>
        </Radix.Close>
      </Radix.Content>
    </Radix.Portal>
  )
}
