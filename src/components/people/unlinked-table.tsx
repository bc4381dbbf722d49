'use client'

import { Link2 } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import type { PersonRow } from '@/components/answers'
import { RelinkDialog } from '@/components/links/repair/relink-dialog'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'

type Store = PersonRow['stores'][number]

const isUnlinked = ({ customerId, restricted, state, reason }: Store) =>
  customerId === null && !restricted && (state === 'failed' || reason?.code === 'unlinked')

/** People without a customer in a store, each with why, and the way to say who they are there. */
export function UnlinkedTable({ people, storeId }: { people: PersonRow[]; storeId: string | null }) {
  const [chosen, setChosen] = useState<Store | null>(null)
  const lines = people.flatMap((person) =>
    person.stores
      .filter((store) => isUnlinked(store) && (storeId === null || store.storeId === storeId))
      .map((store) => ({ person, store })),
  )
  return (
    <>
      <Table label="People without a customer">
        <thead>
          <tr>
            <TableHead>Person</TableHead>
            <TableHead>Store</TableHead>
            <TableHead className="max-md:hidden">Why</TableHead>
            <TableHead>
              <span className="sr-only">Repair</span>
            </TableHead>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ person, store }) => (
            <TableRow key={store.id}>
              <TableCell className="align-top">
                <Link
                  href={`/people/${person.id}`}
                  data-row
                  className="rounded-sm font-medium underline-offset-4 hover:underline"
                >
                  {person.displayName}
                </Link>
                <span className="block text-xs break-all text-muted">{person.email ?? person.userName}</span>
              </TableCell>
              <TableCell className="align-top">{store.name}</TableCell>
              <TableCell className="max-w-md align-top text-muted max-md:hidden">
                {store.reason?.message}
              </TableCell>
              <TableCell className="text-right align-top">
                <PermittedButton
                  needs="operator"
                  variant="outline"
                  size="sm"
                  aria-label={`Link ${person.displayName} with a customer of ${store.name}`}
                  onClick={() => setChosen(store)}
                >
                  <Link2 />
                  Link
                </PermittedButton>
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
      {chosen && (
        <RelinkDialog
          link={{ id: chosen.id, customerId: chosen.customerId, store: { name: chosen.name } }}
          onClose={() => setChosen(null)}
        />
      )}
    </>
  )
}
