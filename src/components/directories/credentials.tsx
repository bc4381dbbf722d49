'use client'

import type { Directory } from '@/components/answers'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { CopyField } from '@/components/ui/copy-field'
import { useFreshToken, useKeepFreshToken } from './fresh-token'

/** What is pasted into the identity provider. The token can be read only right after it was made. */
export function Credentials({ directory, onNewToken }: { directory: Directory; onNewToken: () => void }) {
  const token = useFreshToken(directory.id)
  const keepToken = useKeepFreshToken()
  const newest = directory.tokens.findLast(({ revokedAt }) => revokedAt === null)
  return (
    <Card>
      <CardHeader>
        <CardTitle>Address and token</CardTitle>
      </CardHeader>
      <CardBody className="grid gap-4">
        <CopyField label="SCIM base URL" value={directory.scimBaseUrl} />
        {token ? (
          <>
            <CopyField label="Token" value={token} />
            <Callout
              kind="warning"
              title="Copy the token now"
              actions={
                <Button size="sm" variant="outline" onClick={() => keepToken(directory.id, null)}>
                  I have copied it
                </Button>
              }
            >
              It is shown this once. Rollcall keeps only a hash of it.
            </Callout>
          </>
        ) : (
          <div className="grid gap-1 text-sm">
            <p className="font-medium">Token</p>
            <p className="text-muted">
              {newest ? (
                <>
                  Ends in <code className="font-mono text-ink">{newest.lastFour}</code>. It was shown once,
                  when it was made.{' '}
                </>
              ) : (
                'There is no live token. '
              )}
              <Button variant="link" onClick={onNewToken}>
                {newest ? 'Lost it? Make another' : 'Make one'}
              </Button>
            </p>
          </div>
        )}
      </CardBody>
    </Card>
  )
}
