'use client'

import { Download, X } from 'lucide-react'
import type { inferParserType } from 'nuqs'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { exportAddress, type activityFilter } from './activity-filter'
import { kinds, sources } from './kinds'

type Filter = inferParserType<typeof activityFilter>
type MoreFacetsProps = { filter: Filter; onFilter: (next: Partial<Filter>) => void }

/** What kind of event, where it came from, and when; and the file with what is left. */
export function MoreFacets({ filter, onFilter }: MoreFacetsProps) {
  return (
    <>
      <Select
        aria-label="Kind"
        value={filter.kind ?? ''}
        onChange={({ target }) => onFilter({ kind: target.value || null })}
      >
        <option value="">Any kind</option>
        {kinds.map(({ kind, name }) => (
          <option key={kind} value={kind}>
            {name}
          </option>
        ))}
      </Select>
      <Select
        aria-label="Direction"
        value={filter.source ?? ''}
        onChange={({ target }) =>
          onFilter({ source: sources.find(({ source }) => source === target.value)?.source ?? null })
        }
      >
        <option value="">Any direction</option>
        {sources.map(({ source, name }) => (
          <option key={source} value={source}>
            {name}
          </option>
        ))}
      </Select>
      <Day label="From day (UTC)" value={filter.from} onChange={(from) => onFilter({ from })} />
      <Day label="Until day (UTC)" value={filter.until} onChange={(until) => onFilter({ until })} />
      {filter.person && (
        <Button variant="outline" size="sm" onClick={() => onFilter({ person: null })}>
          One person only
          <X aria-label="Show everyone" />
        </Button>
      )}
      <span className="ml-auto flex gap-1">
        {(['csv', 'json'] as const).map((format) => (
          <Button key={format} asChild variant="ghost" size="sm">
            <a href={exportAddress(filter, format)} download>
              <Download aria-hidden />
              <span className="sr-only">Export as </span>
              {format.toUpperCase()}
            </a>
          </Button>
        ))}
      </span>
    </>
  )
}

type DayProps = { label: string; value: Date | null; onChange: (day: Date | null) => void }

function Day({ label, value, onChange }: DayProps) {
  return (
    <Input
      type="date"
      aria-label={label}
      title={label}
      className="w-36"
      value={value?.toISOString().slice(0, 10) ?? ''}
      onChange={({ target }) => onChange(target.valueAsDate)}
    />
  )
}
