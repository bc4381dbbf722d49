'use client'

import { Check, Copy } from 'lucide-react'
import { Button } from './button'
import { useCopy } from './use-copy'

/** `what` names the value, as in “Copy base URL”. */
export function CopyButton({ value, what }: { value: string; what: string }) {
  const { copied, copy } = useCopy(value)
  return (
    <Button
      variant="ghost"
      size="icon"
      aria-label={copied ? 'Copied' : `Copy ${what}`}
      onClick={() => void copy()}
    >
      {copied ? <Check className="text-ok" /> : <Copy />}
    </Button>
  )
}
