'use client'

import { CircleCheck, CircleSlash, Clock, KeyRound, type LucideIcon } from 'lucide-react'
import type { Directory, ScimToken } from '@/components/answers'
import { Badge, type Tone } from '@/components/ui/badge'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { useNow } from '@/components/ui/use-now'
import { NewToken } from './new-token'
import { RevokeToken } from './revoke-token'
import { tokenState, type TokenState } from './token-state'

const looks: Record<TokenState, { word: string; tone: Tone; icon: LucideIcon }> = {
  live: { word: 'Live', tone: 'ok', icon: CircleCheck },
  expiring: { word: 'Expires soon', tone: 'wait', icon: Clock },
  expired: { word: 'Expired', tone: 'bad', icon: Clock },
  revoked: { word: 'Revoked', tone: 'idle', icon: CircleSlash },
}

const isUsable = (state: TokenState) => state === 'live' || state === 'expiring'

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
  const { word, tone, icon } = looks[state]
  return (
    <TableRow>
      <TableCell>
        <span className="font-medium">{token.name}</span>{' '}
        <code className="font-mono text-xs whitespace-nowrap text-muted">…{token.lastFour}</code>
      </TableCell>
      <TableCell>
        <Badge tone={tone} icon={icon}>
          {word}
        </Badge>
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
