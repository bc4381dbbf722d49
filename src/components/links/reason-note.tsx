import Link from 'next/link'
import type { Reason } from '@/components/answers'
import { fixers } from './fixers'

/** Why something did not happen, who can change that, and how. */
export function ReasonNote({ reason }: { reason: Reason }) {
  return (
    <div className="grid gap-0.5 text-sm">
      <p className="font-medium text-ink">{reason.message}</p>
      <p className="text-muted">
        {reason.fix}
        {reason.code === 'needs-review' && (
          <>
            {' '}
            <Link href="/reviews" className="rounded-sm text-brand underline underline-offset-4">
              Open matches
            </Link>
          </>
        )}
      </p>
      <p className="text-xs text-muted">
        {fixers[reason.who]} · <code className="font-mono">{reason.code}</code>
      </p>
    </div>
  )
}
