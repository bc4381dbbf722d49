import Link from 'next/link'
import type { DirectoryRow } from '@/components/answers'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { spokenName } from './directory-kinds'
import { DirectoryStatus } from './directory-status'
import { KindTile } from './kind-tile'

export function DirectoryTable({ directories }: { directories: DirectoryRow[] }) {
  return (
    <Table label="Directories">
      <thead>
        <tr>
          <TableHead>Directory</TableHead>
          <TableHead>State</TableHead>
          <TableHead className="text-right">People</TableHead>
          <TableHead className="text-right max-sm:hidden">Groups</TableHead>
          <TableHead className="text-right">Last request</TableHead>
        </tr>
      </thead>
      <tbody>
        {directories.map((directory) => (
          <TableRow key={directory.id} className="relative">
            <TableCell>
              <div className="flex items-center gap-3">
                <KindTile kind={directory.kind} />
                <div className="grid min-w-0 leading-tight">
                  <Link
                    href={`/directories/${directory.id}`}
                    data-row
                    className="truncate rounded-sm font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-brand"
                  >
                    {directory.name}
                  </Link>
                  <span className="truncate text-xs text-muted">{spokenName(directory)}</span>
                </div>
              </div>
            </TableCell>
            <TableCell>
              <DirectoryStatus directory={directory} />
            </TableCell>
            <TableCell className="text-right tabular-nums">{directory.users.toLocaleString('en')}</TableCell>
            <TableCell className="text-right tabular-nums max-sm:hidden">
              {directory.groups.toLocaleString('en')}
            </TableCell>
            <TableCell className="text-right text-muted">
              {directory.lastRequestAt ? (
                <span className="relative z-10">
                  <RelativeTime at={directory.lastRequestAt} />
                </span>
              ) : (
                'None yet'
              )}
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}
