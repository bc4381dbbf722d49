import Link from 'next/link'
import type { PersonRow } from '@/components/answers'
import { StoreMarks } from '@/components/links/store-marks'
import { Avatar } from '@/components/ui/avatar'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { PersonStatus } from './person-status'

export function PeopleTable({ people }: { people: PersonRow[] }) {
  return (
    <Table label="People">
      <thead>
        <tr>
          <TableHead>Person</TableHead>
          <TableHead className="max-sm:hidden">In the directory</TableHead>
          <TableHead>Stores</TableHead>
          <TableHead className="max-md:hidden">Directory</TableHead>
          <TableHead className="text-right max-sm:hidden">Last change</TableHead>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <PersonLine key={person.id} person={person} />
        ))}
      </tbody>
    </Table>
  )
}

function PersonLine({ person }: { person: PersonRow }) {
  return (
    <TableRow className="relative">
      <TableCell className="max-sm:w-full max-sm:max-w-0">
        <div className="flex items-center gap-3">
          <Avatar name={person.displayName} className="max-sm:hidden" />
          <div className="grid min-w-0 leading-tight">
            <Link
              href={`/people/${person.id}`}
              data-row
              className="truncate rounded-sm font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-brand"
            >
              {person.displayName}
            </Link>
            <span className="truncate text-xs text-muted">
              {!person.active && <span className="font-medium text-gone sm:hidden">Inactive · </span>}
              {person.email ?? person.userName}
            </span>
          </div>
        </div>
      </TableCell>
      <TableCell className="max-sm:hidden">
        <PersonStatus active={person.active} deleted={false} />
      </TableCell>
      <TableCell>
        <span className="relative z-10">
          <StoreMarks stores={person.stores} />
        </span>
      </TableCell>
      <TableCell className="text-muted max-md:hidden">{person.directory.name}</TableCell>
      <TableCell className="text-right text-muted max-sm:hidden">
        <span className="relative z-10">
          <RelativeTime at={person.lastModified} />
        </span>
      </TableCell>
    </TableRow>
  )
}
