'use client'

import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { CopyField } from '@/components/ui/copy-field'
import { useFreshToken, useKeepFreshToken } from './fresh-token'

type ShownOnceProps = {
  directoryId: string
  /** Token, or signing secret. */
  what: string
  kept: string
  newest: { lastFour: string } | undefined
  onNew: () => void
}

/** A secret that can be read only right after it was made; later only how it ends. */
export function ShownOnce({ directoryId, what, kept, newest, onNew }: ShownOnceProps) {
  const secret = useFreshToken(directoryId)
  const keepSecret = useKeepFreshToken()
  if (!secret) {
    return (
      <div className="grid gap-1 text-sm">
        <p className="font-medium">{what}</p>
        <p className="text-muted">
          {newest ? (
            <>
              Ends in <code className="font-mono text-ink">{newest.lastFour}</code>. It was shown once, when
              it was made.{' '}
            </>
          ) : (
            `There is no live ${what.toLowerCase()}. `
          )}
          <Button variant="link" onClick={onNew}>
            {newest ? 'Lost it? Make another' : 'Make one'}
          </Button>
        </p>
      </div>
    )
  }
  return (
    <>
      <CopyField label={what} value={secret} />
      <Callout
        kind="warning"
        title={`Copy the ${what.toLowerCase()} now`}
        actions={
          <Button size="sm" variant="outline" onClick={() => keepSecret(directoryId, null)}>
            I have copied it
          </Button>
        }
      >
        It is shown this once. {kept}
      </Callout>
    </>
  )
}
