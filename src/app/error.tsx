'use client'

import { AuthFrame } from '@/components/auth/auth-frame'
import { Failed } from '@/components/ui/failed'

type AppErrorProps = { error: Error & { digest?: string }; reset: () => void }

/** Outside the portal: signing in, signing up, choosing an organization. */
export default function AppError({ error, reset }: AppErrorProps) {
  return (
    <AuthFrame>
      <h1 className="sr-only">Something went wrong</h1>
      <Failed
        message="The portal does not answer as it should just now. Nothing was changed."
        code={error.digest}
        onRetry={reset}
      />
    </AuthFrame>
  )
}
