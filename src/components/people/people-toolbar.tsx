'use client'

import { useQuery } from '@tanstack/react-query'
import { Download, X } from 'lucide-react'
import type { inferParserType } from 'nuqs'
import { stateLooks } from '@/components/links/link-states'
import { PlaceSelects } from '@/components/store/place-selects'
import { count } from '@/components/ui/count'
import { SearchField } from '@/components/ui/search-field'
import { Select } from '@/components/ui/select'
import { NamedSelect } from '@/components/ui/named-select'
import { Button } from '@/components/ui/button'
import { useTRPC } from '@/trpc/client'
import {
  filterableStates,
  isNarrowed,
  peopleRange,
  problems,
  standings,
  type peopleFilter,
} from './people-filter'

const standingWords = {
  active: 'Active',
  inactive: 'Inactive',
  restricted: 'Restricted by a teammate',
  kept: 'Kept by a teammate',
} as const

const problemWords = {
  unlinked: 'Not linked with a customer',
  'left-out': 'Fields left out',
  leaving: 'Left, but not done everywhere',
} as const

function exportAddress(filter: Filter): string {
  const given = Object.entries(peopleRange(filter)).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  )
  return `/api/people/export?${new URLSearchParams(given).toString()}`
}

type Filter = inferParserType<typeof peopleFilter>
type PeopleToolbarProps = {
  filter: Filter
  onFilter: (next: Partial<Filter>) => void
  onClear: () => void
  total: number
  /** There are more than that. */
  isMore: boolean
}

export function PeopleToolbar({ filter, onFilter, onClear, total, isMore }: PeopleToolbarProps) {
  const trpc = useTRPC()
  const { data: groups = [] } = useQuery(trpc.repair.groups.queryOptions())
  return (
    <div role="search" aria-label="People" className="mb-3 flex flex-wrap items-center gap-2">
      <SearchField
        label="Search name, e-mail, external or Shopify id"
        value={filter.search}
        onChange={(search) => onFilter({ search })}
      />
      <Select
        aria-label="State in a store"
        value={filter.state ?? ''}
        onChange={({ target }) =>
          onFilter({ state: filterableStates.find((state) => state === target.value) ?? null })
        }
      >
        <option value="">Any state</option>
        {filterableStates.map((state) => (
          <option key={state} value={state}>
            {stateLooks[state].word} in a store
          </option>
        ))}
      </Select>
      <NamedSelect
        label="Standing"
        any="Anyone"
        choices={standings.map((standing) => ({ id: standing, name: standingWords[standing] }))}
        value={filter.standing}
        onChange={(chosen) =>
          onFilter({ standing: standings.find((standing) => standing === chosen) ?? null })
        }
      />
      <PlaceSelects filter={filter} onFilter={onFilter} />
      <NamedSelect
        label="Group"
        any="Any group"
        choices={groups.map(({ id, displayName }) => ({ id, name: displayName }))}
        value={filter.group}
        onChange={(group) => onFilter({ group })}
      />
      <NamedSelect
        label="Problem"
        any="With or without problems"
        choices={problems.map((problem) => ({ id: problem, name: problemWords[problem] }))}
        value={filter.problem}
        onChange={(chosen) => onFilter({ problem: problems.find((problem) => problem === chosen) ?? null })}
      />
      {isNarrowed(filter) && (
        <Button variant="ghost" size="sm" onClick={onClear}>
          <X />
          Clear
        </Button>
      )}
      <Button asChild variant="ghost" size="sm" className="ml-auto">
        <a href={exportAddress(filter)} download>
          <Download aria-hidden />
          <span className="sr-only">Export as </span>CSV
        </a>
      </Button>
      <p role="status" className="text-sm text-muted tabular-nums">
        {isMore && 'More than '}
        {count(total, 'person', 'people')}
      </p>
    </div>
  )
}
