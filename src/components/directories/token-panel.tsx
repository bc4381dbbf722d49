'use client'

import { KeyRound } from 'lucide-react'
import type { Directory } from '@/components/answers'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { CredentialTable } from './credential-table'
import { NewToken } from './new-token'
import { RevokeToken } from './revoke-token'

export function TokenPanel({ directory: { id, tokens } }: { directory: Directory }) {
  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>Tokens</CardTitle>
          <p className="text-sm text-muted">
            Up to five at a time, so that the identity provider can be moved to a new one without a gap. One
            that has not been used for two weeks, while a newer one is, is revoked by itself.
          </p>
        </div>
        <NewToken directoryId={id} />
      </CardHeader>
      {tokens.length === 0 ? (
        <Empty icon={KeyRound} title="No tokens">
          Without a token nobody gets in. Make one and paste it into the identity provider.
        </Empty>
      ) : (
        <CredentialTable
          label="Tokens"
          heading="Name"
          credentials={tokens}
          name={(token) => (
            <>
              <span className="font-medium">{token.name}</span>{' '}
              <code className="font-mono text-xs whitespace-nowrap text-muted">…{token.lastFour}</code>
            </>
          )}
          revoke={(token, isLast) => <RevokeToken token={token} directoryId={id} isLast={isLast} />}
        />
      )}
    </Card>
  )
}
