'use client'

import { KeyRound } from 'lucide-react'
import type { Directory } from '@/components/answers'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { useNow } from '@/components/ui/use-now'
import { CredentialTable } from '../credential-table'
import { isUsable, tokenState } from '../token-state'
import { NewSecret } from './new-secret'
import { RevokeSecret } from './revoke-secret'

export function SecretPanel({ directory: { id, secrets } }: { directory: Directory }) {
  const now = useNow()
  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>Signing secrets</CardTitle>
          <p className="text-sm text-muted">
            Two may live at a time, so that the website can be moved to a new one without a gap.
          </p>
        </div>
        <NewSecret directoryId={id} hasOthers={secrets.some((secret) => isUsable(tokenState(secret, now)))} />
      </CardHeader>
      {secrets.length === 0 ? (
        <Empty icon={KeyRound} title="No secrets">
          Without a secret no event is taken in. Make one and keep it where the website keeps its secrets.
        </Empty>
      ) : (
        <CredentialTable
          label="Signing secrets"
          heading="Secret"
          credentials={secrets}
          name={({ lastFour }) => (
            <code className="font-mono text-xs whitespace-nowrap">whsec_…{lastFour}</code>
          )}
          revoke={(secret, isLast) => <RevokeSecret secret={secret} directoryId={id} isLast={isLast} />}
        />
      )}
    </Card>
  )
}
