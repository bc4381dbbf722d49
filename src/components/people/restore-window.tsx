'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { count } from '@/components/ui/count'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useTRPC } from '@/trpc/client'
import { RestoreMany } from './restore-many'

const inZone = (at: Date) =>
  new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)

/** Undoes what a directory took away within a time, such as a list of leavers that was wrong. */
export function RestoreWindow({ directoryId }: { directoryId: string }) {
  const trpc = useTRPC()
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const isComplete = from !== '' && until !== ''
  const what = {
    kind: 'window' as const,
    directoryId,
    from: new Date(from || 0),
    until: new Date(until || 0),
  }
  const { data } = useQuery({ ...trpc.people.restorable.queryOptions(what), enabled: isComplete })
  const people = data?.people ?? 0
  return (
    <Card>
      <CardHeader>
        <CardTitle>Restore what was taken away</CardTitle>
      </CardHeader>
      <CardBody className="grid gap-4">
        <p className="max-w-prose text-sm text-muted">
          Everyone of this directory who lost access within this time gets back what they had.
        </p>
        <div className="flex flex-wrap items-end gap-4">
          <Field label="From">
            {(control) => (
              <Input
                {...control}
                type="datetime-local"
                value={from}
                max={until || undefined}
                onChange={(event) => {
                  setFrom(event.target.value)
                  if (until === '') setUntil(inZone(new Date()))
                }}
              />
            )}
          </Field>
          <Field label="Until">
            {(control) => (
              <Input
                {...control}
                type="datetime-local"
                value={until}
                min={from || undefined}
                onChange={(event) => setUntil(event.target.value)}
              />
            )}
          </Field>
          {isComplete && people > 0 && <RestoreMany what={what} people={people} />}
        </div>
        {isComplete && data && (
          <p role="status" className="text-sm text-muted">
            {count(people, 'person', 'people')} lost access then and did not get it back.
          </p>
        )}
      </CardBody>
    </Card>
  )
}
