'use client'

import { CopyButton } from './copy-button'

export function CodeBlock({ code, label }: { code: string; label: string }) {
  return (
    <div data-slot="code-block" className="relative min-w-0 rounded-lg border bg-sunken">
      <div className="absolute top-1.5 right-1.5">
        <CopyButton value={code} what={label} />
      </div>
      <pre
        tabIndex={0}
        aria-label={label}
        className="max-h-[32rem] overflow-auto p-4 pr-12 font-mono text-[0.8125rem] leading-relaxed"
      >
        <code>{code}</code>
      </pre>
    </div>
  )
}
