'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { SearchField } from '@/components/ui/search-field'
import { useTRPC } from '@/trpc/client'

export type PickedPerson = { id: string; displayName: string }

const SHOWN = 6

/** Finds one real person by name or address. */
export function PersonPicker({
  label,
  directoryId,
  onPick,
}: {
  label: string
  directoryId?: string
  onPick: (person: PickedPerson) => void
}) {
  const trpc = useTRPC()
  const [search, setSearch] = useState('')
  const { data } = useQuery(
    trpc.people.list.queryOptions({ search: search.trim(), directoryId, limit: SHOWN }),
  )
  const people = data?.people ?? []
  return (
    <div className="grid gap-2">
      <SearchField label={label} value={search} onChange={setSearch} />
      <ul className="flex flex-wrap gap-1.5" aria-label="People">
        {people.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              className="rounded-md border px-2 py-1 text-xs hover:bg-sunken"
              onClick={() => onPick(person)}
            >
              {person.displayName}
            </button>
          </li>
        ))}
        {data && people.length === 0 && (
          <li className="text-xs text-muted">
            {search.trim() === '' ? 'Nobody yet.' : 'Nobody is called that.'}
          </li>
        )}
      </ul>
    </div>
  )
}
