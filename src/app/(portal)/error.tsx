'use client'

import { PageHeader } from '@/components/shell/page-header'
import { Failed } from '@/components/ui/failed'

type PortalErrorProps = { error: Error & { digest?: string }; reset: () => void }

/** The shell stays; only the page is replaced. */
export default function PortalError({ error, reset }: PortalErrorProps) {
  return (
    <>
      <PageHeader title="Something went wrong" />
      <Failed
        message="The portal could not read what this page shows. Nothing was changed, and what is owed to the stores is kept."
        code={error.digest}
        onRetry={reset}
      />
    </>
  )
}
