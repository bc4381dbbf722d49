import Link from 'next/link'
import type { TargetLink } from '@/components/answers'
import { lookOf } from '@/components/links/link-states'
import { ReasonNote } from '@/components/links/reason-note'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Badge } from '@/components/ui/badge'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'

type TargetLinkTableProps = { links: TargetLink[]; onRetry: (linkId: string) => void }

export function TargetLinkTable({ links, onRetry }: TargetLinkTableProps) {
  return (
    <Table label="People at the target">
      <thead>
        <tr>
          <TableHead>Person</TableHead>
          <TableHead>State</TableHead>
          <TableHead>Record at the target</TableHead>
          <TableHead>What to know</TableHead>
        </tr>
      </thead>
      <tbody>
        {links.map((link) => (
          <TableRow key={link.id}>
            <TableCell>
              <Link href={`/people/${link.person.id}`} data-row className="rounded-sm font-medium">
                {link.person.name}
              </Link>
            </TableCell>
            <TableCell>
              <LinkState link={link} />
            </TableCell>
            <TableCell className="max-w-60 truncate font-mono text-xs text-muted">
              {link.recordId ?? '–'}
            </TableCell>
            <TableCell>
              {link.reason && <ReasonNote reason={link.reason} />}
              {link.state === 'failed' && (
                <div className="mt-1.5 flex flex-wrap items-center gap-3 text-xs text-muted">
                  <PermittedButton
                    needs="operator"
                    variant="outline"
                    size="sm"
                    onClick={() => onRetry(link.id)}
                  >
                    Retry
                    <span className="sr-only"> {link.person.name}</span>
                  </PermittedButton>
                  {link.retryAt && (
                    <span>
                      by itself <RelativeTime at={link.retryAt} />
                    </span>
                  )}
                </div>
              )}
              {!link.reason && link.verifiedAt && (
                <span className="text-xs text-muted">
                  Verified <RelativeTime at={link.verifiedAt} />
                </span>
              )}
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}

function LinkState({ link }: { link: TargetLink }) {
  const { word, tone, icon } = lookOf(link)
  const said = link.waitsForAnswer ? 'Waits for an answer' : link.restricted ? 'Switched off' : word
  return (
    <Badge tone={tone} icon={icon}>
      {said}
    </Badge>
  )
}
