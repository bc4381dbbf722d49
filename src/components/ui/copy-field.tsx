'use client'

import { useId } from 'react'
import { CopyButton } from './copy-button'

type CopyFieldProps = { label: string; value: string; hint?: string }

/** A value to paste somewhere else: readable in full, selected by one click, copied by another. */
export function CopyField({ label, value, hint }: CopyFieldProps) {
  const id = useId()
  return (
    <div data-slot="copy-field" className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <div className="flex items-center gap-1 rounded-md border border-line-strong bg-sunken pr-0.5 shadow-card">
        <input
          id={id}
          readOnly
          value={value}
          onFocus={(event) => event.currentTarget.select()}
          aria-describedby={hint ? `${id}-hint` : undefined}
          className="h-9 w-full min-w-0 rounded-md bg-transparent px-3 font-mono text-[0.8125rem] text-ink"
        />
        <CopyButton value={value} what={label} />
      </div>
      {hint && (
        <p id={`${id}-hint`} className="text-[0.8125rem] text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}
