import type { ReactNode } from 'react'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { useNow } from '@/components/ui/use-now'
import { TokenBadge } from './token-badge'
import { isUsable, tokenState } from './token-state'

/** A token or a signing secret. */
type Credential = {
  id: string
  createdAt: Date
  expiresAt: Date | null
  lastUsedAt: Date | null
  revokedAt: Date | null
}

type CredentialTableProps<One extends Credential> = {
  label: string
  /** What the first column is headed with, and shows of each. */
  heading: string
  credentials: One[]
  name: (credential: One) => ReactNode
  /** What ends a usable one; `isLast`: nothing else lets anybody in. */
  revoke: (credential: One, isLast: boolean) => ReactNode
}

/** What lets an identity provider or a website in, where each is in its life, and how to end it. */
export function CredentialTable<One extends Credential>({
  label,
  heading,
  credentials,
  name,
  revoke,
}: CredentialTableProps<One>) {
  const now = useNow()
  const usable = credentials.filter((credential) => isUsable(tokenState(credential, now))).length
  return (
    <Table label={label}>
      <thead>
        <tr>
          <TableHead>{heading}</TableHead>
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
        {credentials.map((credential) => {
          const { id, lastUsedAt, createdAt, expiresAt } = credential
          const state = tokenState(credential, now)
          return (
            <TableRow key={id}>
              <TableCell>{name(credential)}</TableCell>
              <TableCell>
                <TokenBadge state={state} />
              </TableCell>
              <TableCell className="text-muted">{timeOrNever(lastUsedAt)}</TableCell>
              <TableCell className="text-muted max-sm:hidden">
                <RelativeTime at={createdAt} />
              </TableCell>
              <TableCell className="text-muted max-sm:hidden">{timeOrNever(expiresAt)}</TableCell>
              <TableCell className="text-right">
                {isUsable(state) && revoke(credential, usable === 1)}
              </TableCell>
            </TableRow>
          )
        })}
      </tbody>
    </Table>
  )
}

const timeOrNever = (at: Date | null) => (at ? <RelativeTime at={at} /> : 'Never')
