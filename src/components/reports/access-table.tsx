import Link from 'next/link'
import type { AccessRow } from '@/components/answers'
import { Avatar } from '@/components/ui/avatar'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { moment } from '@/core/receipts/words'

/** Each person once, with each store and from when to when. */
export function AccessTable({ people }: { people: AccessRow[] }) {
  return (
    <Table label="Who had access">
      <thead>
        <tr>
          <TableHead>Person</TableHead>
          <TableHead>Access</TableHead>
        </tr>
      </thead>
      <tbody>
        {people.map(({ personId, displayName, userName, email, spans }) => (
          <TableRow key={personId} className="relative">
            <TableCell className="align-top max-sm:w-2/5 max-sm:max-w-0">
              <div className="flex items-center gap-3">
                <Avatar name={displayName} className="max-sm:hidden" />
                <div className="grid min-w-0 leading-tight">
                  <Link
                    href={`/people/${personId}`}
                    data-row
                    className="truncate rounded-sm font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-brand"
                  >
                    {displayName}
                  </Link>
                  <span className="truncate text-xs text-muted">{email ?? userName}</span>
                </div>
              </div>
            </TableCell>
            <TableCell className="align-top">
              <ul className="grid gap-1">
                {spans.map(({ storeId, store, beganAt, endedAt }) => (
                  <li key={`${storeId} ${beganAt.getTime()}`} className="flex flex-wrap gap-x-2">
                    <span>{store}</span>
                    <span className="text-xs leading-5 text-muted tabular-nums">
                      since {moment(beganAt.toISOString())}
                      {endedAt ? ` until ${moment(endedAt.toISOString())}` : ', still'}
                    </span>
                  </li>
                ))}
              </ul>
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}
