'use client'

import { useQueryStates, parseAsString } from 'nuqs'
import { Callout } from '@/components/ui/callout'
import { Button } from '@/components/ui/button'

/** What came of connecting a store, after the way back from Shopify. */
export function ConnectResult({ failure }: { failure: string | undefined }) {
  const [{ connected, error }, setResult] = useQueryStates({ connected: parseAsString, error: parseAsString })
  if (!connected && !(error && failure)) return null
  const dismiss = (
    <Button variant="link" onClick={() => void setResult(null)}>
      Dismiss
    </Button>
  )
  return (
    <div className="mb-4">
      {failure ? (
        <Callout kind="error" title="The store was not connected" actions={dismiss}>
          {failure}
        </Callout>
      ) : (
        <Callout kind="good" title={`${connected} is connected`} actions={dismiss}>
          Everyone who belongs in it is written to it as soon as it takes writes.
        </Callout>
      )}
    </div>
  )
}
