'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { destinationNames, type Destination } from '@/core/targets/routes'
import { kindNames, targetKinds } from '@/core/targets/settings'
import { useTRPC } from '@/trpc/client'
import { DestinationRoutes } from './destination-routes'
import { NewTargetForm } from './new-target-form'

const choice = { into: parseAsString, kind: parseAsStringLiteral(targetKinds) }

/** First where to, then by which of the ways that are possible there, then the details. */
export function TargetWizard() {
  const trpc = useTRPC()
  const { data: directories } = useSuspenseQuery(trpc.directories.list.queryOptions())
  const [{ into, kind }, choose] = useQueryStates(choice)
  const places = [
    ...directories.map(({ id, name, kind }) => ({ id, name, destination: kind satisfies Destination })),
    ...(['google', 'website'] as const).map((id) => ({ id, name: destinationNames[id], destination: id })),
  ]
  const place = places.find(({ id }) => id === into)
  const directoryId = directories.find(({ id }) => id === into)?.id ?? null
  return (
    <div className="grid max-w-3xl gap-4">
      <Card>
        <CardHeader>
          <CardTitle>1. The other side</CardTitle>
        </CardHeader>
        <CardBody>
          <fieldset>
            <legend className="sr-only">Where people should go</legend>
            <div className="grid gap-2 sm:grid-cols-2">
              {places.map(({ id, name, destination }) => (
                <label
                  key={id}
                  className="flex cursor-pointer flex-col rounded-md border border-line-strong px-3 py-2 text-sm transition-colors hover:bg-sunken has-checked:border-brand has-checked:bg-brand-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-brand"
                >
                  <input
                    type="radio"
                    name="into"
                    className="sr-only"
                    checked={id === into}
                    onChange={() => void choose({ into: id, kind: null })}
                  />
                  <span className="font-medium">{name}</span>
                  {name !== destinationNames[destination] && (
                    <span className="text-xs text-muted">{destinationNames[destination]}</span>
                  )}
                </label>
              ))}
            </div>
          </fieldset>
        </CardBody>
      </Card>
      {place && (
        <Card>
          <CardHeader>
            <CardTitle>2. The way to {place.name}</CardTitle>
          </CardHeader>
          <CardBody>
            <DestinationRoutes
              destination={place.destination}
              chosen={kind}
              onChoose={(next) => void choose({ kind: next })}
            />
          </CardBody>
        </Card>
      )}
      {place && kind && (
        <Card>
          <CardHeader>
            <CardTitle>3. {kindNames[kind]}</CardTitle>
          </CardHeader>
          <CardBody>
            <NewTargetForm key={`${place.id} ${kind}`} kind={kind} into={{ name: place.name, directoryId }} />
          </CardBody>
        </Card>
      )}
    </div>
  )
}
