'use client'

import { useQuery } from '@tanstack/react-query'
import { NamedSelect } from '@/components/ui/named-select'
import { useTRPC } from '@/trpc/client'

type Places = { store: string | null; directory: string | null }
type PlaceSelectsProps = { filter: Places; onFilter: (next: Partial<Places>) => void }

/** Narrows a list to one store. */
export function StoreSelect({
  store,
  onStore,
}: {
  store: string | null
  onStore: (id: string | null) => void
}) {
  const { data: stores = [] } = useQuery(useTRPC().stores.list.queryOptions())
  return <NamedSelect label="Store" any="Any store" choices={stores} value={store} onChange={onStore} />
}

/** Narrows a list to one store, and to one directory. */
export function PlaceSelects({ filter: { store, directory }, onFilter }: PlaceSelectsProps) {
  const { data: directories = [] } = useQuery(useTRPC().directories.list.queryOptions())
  return (
    <>
      <StoreSelect store={store} onStore={(chosen) => onFilter({ store: chosen })} />
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
