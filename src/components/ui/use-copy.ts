'use client'

import { useEffect, useState } from 'react'
import { toast } from 'sonner'

const SHOWN_MS = 1_600

/** Copies text to the clipboard and says for a moment that it did. */
export function useCopy(text: string) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => void toast.error('The browser did not let us copy. Select the text and copy it by hand.'),
    )
  return { copied, copy }
}
