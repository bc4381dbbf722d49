import Link from 'next/link'
import type { PersonRow } from '@/components/answers'
import { StoreMarks } from '@/components/links/store-marks'
import { Avatar } from '@/components/ui/avatar'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { StandingBadge } from './standing-badge'

type PeopleTableProps = {
  people: PersonRow[]
  selected: ReadonlySet<string>
  onSelect: (ids: string[], isSelected: boolean) => void
}

export function PeopleTable({ people, selected, onSelect }: PeopleTableProps) {
  const isAll = people.every(({ id }) => selected.has(id))
  return (
    <Table label="People">
      <thead>
        <tr>
          <TableHead className="w-8 pr-0">
            <input
              type="checkbox"
              aria-label="Select everyone shown"
              className="size-4 accent-brand"
              checked={isAll}
              onChange={() =>
                onSelect(
                  people.map(({ id }) => id),
                  !isAll,
                )
              }
            />
          </TableHead>
          <TableHead>Person</TableHead>
          <TableHead className="max-sm:hidden">State</TableHead>
          <TableHead>Stores</TableHead>
          <TableHead className="max-md:hidden">Directories</TableHead>
          <TableHead className="text-right max-lg:hidden">Groups</TableHead>
          <TableHead className="text-right max-sm:hidden">Last change</TableHead>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <PersonLine
            key={person.id}
            person={person}
            isSelected={selected.has(person.id)}
            onSelect={(isSelected) => onSelect([person.id], isSelected)}
          />
        ))}
      </tbody>
    </Table>
  )
}

type PersonLineProps = { person: PersonRow; isSelected: boolean; onSelect: (isSelected: boolean) => void }

function PersonLine({ person, isSelected, onSelect }: PersonLineProps) {
  return (
    <TableRow className="relative">
      <TableCell className="w-8 pr-0">
        <input
          type="checkbox"
          aria-label={`Select ${person.displayName}`}
          className="relative z-10 size-4 accent-brand"
          checked={isSelected}
          onChange={() => onSelect(!isSelected)}
        />
      </TableCell>
      <TableCell className="max-sm:w-full max-sm:max-w-0">
        <div className="flex items-center gap-3">
          <Avatar name={person.displayName} className="max-sm:hidden" />
          <div className="grid min-w-0 leading-tight">
            <Link
              href={`/people/${person.id}`}
              data-row
              onKeyDown={(event) => {
                if (event.key === 'x') onSelect(!isSelected)
              }}
              className="truncate rounded-sm font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-brand"
            >
              {person.displayName}
            </Link>
            <span className="truncate text-xs text-muted">{person.email ?? person.userName}</span>
          </div>
        </div>
      </TableCell>
      <TableCell className="max-sm:hidden">
        <StandingBadge standing={person.standing} />
      </TableCell>
      <TableCell>
        <span className="relative z-10">
          <StoreMarks stores={person.stores} />
        </span>
      </TableCell>
      <TableCell className="text-muted max-md:hidden">
        {person.directories.map(({ name }) => name).join(', ')}
      </TableCell>
      <TableCell className="text-right text-muted tabular-nums max-lg:hidden">{person.groups}</TableCell>
      <TableCell className="text-right text-muted max-sm:hidden">
        <span className="relative z-10">
          <RelativeTime at={person.lastModified} />
        </span>
      </TableCell>
    </TableRow>
  )
}
