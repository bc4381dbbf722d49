'use client'

import { KeyRound } from 'lucide-react'
import type { Directory, ScimToken } from '@/components/answers'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { useNow } from '@/components/ui/use-now'
import { NewToken } from './new-token'
import { RevokeToken } from './revoke-token'
import { TokenBadge } from './token-badge'
import { isUsable, tokenState } from './token-state'

export function TokenPanel({ directory }: { directory: Directory }) {
  const now = useNow()
  const usable = directory.tokens.filter((token) => isUsable(tokenState(token, now))).length
  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>Tokens</CardTitle>
          <p className="text-sm text-muted">
            Up to five at a time, so that the identity provider can be moved to a new one without a gap.
          </p>
        </div>
        <NewToken directoryId={directory.id} />
      </CardHeader>
      {directory.tokens.length === 0 ? (
        <Empty icon={KeyRound} title="No tokens">
          Without a token nobody gets in. Make one and paste it into the identity provider.
        </Empty>
      ) : (
        <Table label="Tokens">
          <thead>
            <tr>
              <TableHead>Name</TableHead>
              <TableHead>State</TableHead>
              <TableHead>Last used</TableHead>
              <TableHead className="max-sm:hidden">Created</TableHead>
              <TableHead className="max-sm:hidden">Expires</TableHead>
              <TableHead>
                <span className="sr-only">Actions</span>
              </TableHead>
            </tr>
          </thead>
          <tbody>
            {directory.tokens.map((token) => (
              <TokenLine
                key={token.id}
                token={token}
                directoryId={directory.id}
                now={now}
                isLast={usable === 1}
              />
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  )
}

type TokenLineProps = { token: ScimToken; directoryId: string; now: number; isLast: boolean }

function TokenLine({ token, directoryId, now, isLast }: TokenLineProps) {
  const state = tokenState(token, now)
  return (
    <TableRow>
      <TableCell>
        <span className="font-medium">{token.name}</span>{' '}
        <code className="font-mono text-xs whitespace-nowrap text-muted">…{token.lastFour}</code>
      </TableCell>
      <TableCell>
        <TokenBadge state={state} />
      </TableCell>
      <TableCell className="text-muted">
        {token.lastUsedAt ? <RelativeTime at={token.lastUsedAt} /> : 'Never'}
      </TableCell>
      <TableCell className="text-muted max-sm:hidden">
        <RelativeTime at={token.createdAt} />
      </TableCell>
      <TableCell className="text-muted max-sm:hidden">
        {token.expiresAt ? <RelativeTime at={token.expiresAt} /> : 'Never'}
      </TableCell>
      <TableCell className="text-right">
        {isUsable(state) && <RevokeToken token={token} directoryId={directoryId} isLast={isLast} />}
      </TableCell>
    </TableRow>
  )
}
