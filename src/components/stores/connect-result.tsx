'use client'

import { useQueryStates, parseAsString } from 'nuqs'
import { Callout } from '@/components/ui/callout'
import { Button } from '@/components/ui/button'

/** What came of connecting a store, as the address says after the way back from Shopify. */
export function ConnectResult() {
  const [{ connected, error }, setResult] = useQueryStates({ connected: parseAsString, error: parseAsString })
  if (!connected && !error) return null
  const dismiss = (
    <Button variant="link" onClick={() => void setResult(null)}>
      Dismiss
    </Button>
  )
  return (
    <div className="mb-4">
      {error ? (
        <Callout kind="error" title="The store was not connected" actions={dismiss}>
          {error}
        </Callout>
      ) : (
        <Callout kind="good" title={`${connected} is connected`} actions={dismiss}>
          Everyone who is already in a directory is being written to it now.
        </Callout>
      )}
    </div>
  )
}
