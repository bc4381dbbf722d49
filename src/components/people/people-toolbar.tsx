'use client'

import type { inferParserType } from 'nuqs'
import { stateLooks } from '@/components/links/link-states'
import { count } from '@/components/ui/count'
import { SearchField } from '@/components/ui/search-field'
import { Select } from '@/components/ui/select'
import { filterableStates, type peopleFilter } from './people-filter'

type Filter = inferParserType<typeof peopleFilter>
type PeopleToolbarProps = { filter: Filter; onFilter: (next: Partial<Filter>) => void; total: number }

export function PeopleToolbar({ filter, onFilter, total }: PeopleToolbarProps) {
  return (
    <div role="search" aria-label="People" className="mb-3 flex flex-wrap items-center gap-2">
      <SearchField
        label="Search name, e-mail or external id"
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
      <p role="status" className="ml-auto text-sm text-muted tabular-nums">
        {count(total, 'person', 'people')}
      </p>
    </div>
  )
}
