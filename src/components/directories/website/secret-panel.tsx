'use client'

import { KeyRound } from 'lucide-react'
import type { Directory, SigningSecret } from '@/components/answers'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { useNow } from '@/components/ui/use-now'
import { TokenBadge } from '../token-badge'
import { isUsable, tokenState } from '../token-state'
import { NewSecret } from './new-secret'
import { RevokeSecret } from './revoke-secret'

export function SecretPanel({ directory: { id, secrets } }: { directory: Directory }) {
  const now = useNow()
  const usable = secrets.filter((secret) => isUsable(tokenState(secret, now))).length
  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>Signing secrets</CardTitle>
          <p className="text-sm text-muted">
            Two may live at a time, so that the website can be moved to a new one without a gap.
          </p>
        </div>
        <NewSecret directoryId={id} hasOthers={usable > 0} />
      </CardHeader>
      {secrets.length === 0 ? (
        <Empty icon={KeyRound} title="No secrets">
          Without a secret no event is taken in. Make one and keep it where the website keeps its secrets.
        </Empty>
      ) : (
        <Table label="Signing secrets">
          <thead>
            <tr>
              <TableHead>Secret</TableHead>
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
            {secrets.map((secret) => (
              <SecretLine key={secret.id} secret={secret} directoryId={id} now={now} isLast={usable === 1} />
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  )
}

type SecretLineProps = { secret: SigningSecret; directoryId: string; now: number; isLast: boolean }

function SecretLine({ secret, directoryId, now, isLast }: SecretLineProps) {
  const state = tokenState(secret, now)
  return (
    <TableRow>
      <TableCell>
        <code className="font-mono text-xs whitespace-nowrap">whsec_…{secret.lastFour}</code>
      </TableCell>
      <TableCell>
        <TokenBadge state={state} />
      </TableCell>
      <TableCell className="text-muted">
        {secret.lastUsedAt ? <RelativeTime at={secret.lastUsedAt} /> : 'Never'}
      </TableCell>
      <TableCell className="text-muted max-sm:hidden">
        <RelativeTime at={secret.createdAt} />
      </TableCell>
      <TableCell className="text-muted max-sm:hidden">
        {secret.expiresAt ? <RelativeTime at={secret.expiresAt} /> : 'Never'}
      </TableCell>
      <TableCell className="text-right">
        {isUsable(state) && <RevokeSecret secret={secret} directoryId={directoryId} isLast={isLast} />}
      </TableCell>
    </TableRow>
  )
}
