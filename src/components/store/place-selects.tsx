'use client'

import { useQuery } from '@tanstack/react-query'
import { NamedSelect } from '@/components/ui/named-select'
import { useTRPC } from '@/trpc/client'

type Places = { store: string | null; directory: string | null }
type PlaceSelectsProps = { filter: Places; onFilter: (next: Partial<Places>) => void }

/** Narrows a list to one store, and to one directory. */
export function PlaceSelects({ filter: { store, directory }, onFilter }: PlaceSelectsProps) {
  const trpc = useTRPC()
  const { data: stores = [] } = useQuery(trpc.stores.list.queryOptions())
  const { data: directories = [] } = useQuery(trpc.directories.list.queryOptions())
  return (
    <>
      <NamedSelect
        label="Store"
        any="Any store"
        choices={stores}
        value={store}
        onChange={(chosen) => onFilter({ store: chosen })}
      />
      <NamedSelect
        label="Directory"
        any="Any directory"
        choices={directories}
        value={directory}
        onChange={(chosen) => onFilter({ directory: chosen })}
      />
    </>
  )
}
