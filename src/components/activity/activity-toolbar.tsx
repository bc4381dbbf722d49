'use client'

import type { inferParserType } from 'nuqs'
import { PlaceSelects } from '@/components/store/place-selects'
import { SearchField } from '@/components/ui/search-field'
import { Select } from '@/components/ui/select'
import type { activityFilter } from './activity-filter'
import { MoreFacets } from './more-facets'
import { outcomeWords } from './outcome'

type Filter = inferParserType<typeof activityFilter>
type ActivityToolbarProps = { filter: Filter; onFilter: (next: Partial<Filter>) => void }

export function ActivityToolbar({ filter, onFilter }: ActivityToolbarProps) {
  return (
    <div role="search" aria-label="Activity" className="mb-3 flex flex-wrap items-center gap-2">
      <SearchField
        label="Search what happened"
        value={filter.search}
        onChange={(search) => onFilter({ search })}
      />
      <Select
        aria-label="Outcome"
        value={filter.outcome ?? ''}
        onChange={({ target }) =>
          onFilter({ outcome: outcomeWords.find(({ outcome }) => outcome === target.value)?.outcome ?? null })
        }
      >
        <option value="">Any outcome</option>
        {outcomeWords.map(({ outcome, word }) => (
          <option key={outcome} value={outcome}>
            {word}
          </option>
        ))}
      </Select>
      <PlaceSelects filter={filter} onFilter={onFilter} />
      <MoreFacets filter={filter} onFilter={onFilter} />
    </div>
  )
}
