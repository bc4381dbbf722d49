'use client'

import { useQuery } from '@tanstack/react-query'
import type { inferParserType } from 'nuqs'
import { SearchField } from '@/components/ui/search-field'
import { Select } from '@/components/ui/select'
import { NamedSelect } from '@/components/ui/named-select'
import { useTRPC } from '@/trpc/client'
import type { activityFilter } from './activity-filter'
import { MoreFacets } from './more-facets'
import { outcomeWords } from './outcome'

type Filter = inferParserType<typeof activityFilter>
type ActivityToolbarProps = { filter: Filter; onFilter: (next: Partial<Filter>) => void }

export function ActivityToolbar({ filter, onFilter }: ActivityToolbarProps) {
  const trpc = useTRPC()
  const { data: stores = [] } = useQuery(trpc.stores.list.queryOptions())
  const { data: directories = [] } = useQuery(trpc.directories.list.queryOptions())
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
      <NamedSelect
        label="Store"
        any="Any store"
        choices={stores}
        value={filter.store}
        onChange={(store) => onFilter({ store })}
      />
      <NamedSelect
        label="Directory"
        any="Any directory"
        choices={directories}
        value={filter.directory}
        onChange={(directory) => onFilter({ directory })}
      />
      <MoreFacets filter={filter} onFilter={onFilter} />
    </div>
  )
}
