'use client'

import { useQuery } from '@tanstack/react-query'
import type { MappingRow } from '@/components/answers'
import { Select } from '@/components/ui/select'
import { useTRPC } from '@/trpc/client'
import { SourceFields } from './source-fields'

type Overrides = MappingRow['stores']

/** Where single stores get another value than all others, or none. */
export function StoreOverrides({
  stores: overrides,
  onChange,
}: {
  stores: Overrides
  onChange: (stores: Overrides) => void
}) {
  const trpc = useTRPC()
  const { data: stores = [] } = useQuery(trpc.stores.list.queryOptions())
  const choose = (id: string, choice: string) => {
    const { [id]: before, ...others } = overrides
    if (choice === 'same') onChange(others)
    else if (choice === 'none') onChange({ ...others, [id]: null })
    else onChange({ ...others, [id]: before ?? { kind: 'template', template: '' } })
  }
  if (stores.length === 0) return null
  return (
    <details>
      <summary className="w-fit cursor-pointer text-sm font-medium">
        Other values in single stores ({Object.keys(overrides).length})
      </summary>
      <ul className="mt-2 grid gap-3">
        {stores.map(({ id, name }) => {
          const override = overrides[id]
          const choice = override === undefined ? 'same' : override === null ? 'none' : 'other'
          return (
            <li key={id} className="grid gap-2 rounded-md border p-3">
              <label className="flex flex-wrap items-center justify-between gap-2 text-sm">
                {name}
                <Select value={choice} onChange={({ target }) => choose(id, target.value)}>
                  <option value="same">As everywhere</option>
                  <option value="none">Not written</option>
                  <option value="other">Another value</option>
                </Select>
              </label>
              {override && (
                <SourceFields
                  source={override}
                  onChange={(source) => onChange({ ...overrides, [id]: source })}
                />
              )}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
