'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { useTRPC } from '@/trpc/client'
import { ExplanationView } from './explanation-view'
import { PersonPicker, type PickedPerson } from './person-picker'

/** What the rules, saved or not, do with one real person in each store. */
export function Simulate({ configuration }: { configuration?: unknown }) {
  const trpc = useTRPC()
  const [person, setPerson] = useState<PickedPerson | null>(null)
  const { data, isError, error } = useQuery({
    ...trpc.rules.explain.queryOptions({
      id: person?.id ?? '',
      ...(configuration !== undefined && { configuration }),
    }),
    enabled: person !== null,
    placeholderData: (before) => before,
    retry: false,
  })
  return (
    <Card>
      <CardHeader>
        <CardTitle>Simulate a person</CardTitle>
      </CardHeader>
      <CardBody className="grid gap-4">
        <PersonPicker label="Find somebody" onPick={setPerson} />
        {isError && (
          <p role="alert" className="text-sm text-bad">
            {error.message}
          </p>
        )}
        {person && !data && !isError && <Skeleton className="h-24" />}
        {person &&
          data &&
          data.stores.map((store) => (
            <section key={store.id} aria-label={store.name} className="grid gap-2 border-t pt-3">
              <h3 className="text-sm font-medium">
                {data.displayName} in {store.name}
              </h3>
              <ExplanationView explanation={store.explanation} />
            </section>
          ))}
      </CardBody>
    </Card>
  )
}
