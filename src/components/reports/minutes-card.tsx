'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { toast } from 'sonner'
import type { ReportLine } from '@/components/answers'
import { FormError } from '@/components/auth/form-error'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { formulaOf, inHours, minutesSaved, type MinutesByHand } from '@/core/reports/minutes'
import { useTRPC } from '@/trpc/client'

const fields = [
  { kind: 'joiner', label: 'To give an account', hint: 'Look up, type in, tag; in one store.' },
  { kind: 'mover', label: 'To change an account', hint: 'When a directory changes somebody.' },
  { kind: 'leaver', label: 'To restrict an account', hint: 'Tags, roles, consent; in one store.' },
] as const

type MinutesCardProps = { minutes: MinutesByHand; changes: ReportLine['totals']['changes'] }

/** What the hours saved are reckoned with, and what that makes of the month so far. */
export function MinutesCard({ minutes, changes }: MinutesCardProps) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const [draft, setDraft] = useState(minutes)
  const save = useMutation(
    trpc.reports.setMinutes.mutationOptions({
      onSuccess: async () => {
        toast.success('The minutes were saved')
        await queryClient.invalidateQueries(trpc.reports.pathFilter())
      },
    }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(draft)
  }
  const isChanged = fields.some(({ kind }) => draft[kind] !== minutes[kind])
  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>Minutes by hand</CardTitle>
          <p className="max-w-prose text-sm text-muted">
            How long somebody of yours takes for the same in one store’s admin. The defaults are low on
            purpose; measure once and set your own. Months that are closed keep what was set then.
          </p>
        </div>
      </CardHeader>
      <CardBody>
        <form onSubmit={submit} className="grid gap-4">
          <FormError message={save.error?.message} />
          <div className="grid gap-4 sm:grid-cols-3">
            {fields.map(({ kind, label, hint }) => (
              <Field key={kind} label={label} hint={hint}>
                {(control) => (
                  <span className="flex items-center gap-2">
                    <Input
                      {...control}
                      type="number"
                      inputMode="decimal"
                      min={0}
                      max={240}
                      step={0.5}
                      required
                      className="max-w-24"
                      value={Number.isNaN(draft[kind]) ? '' : draft[kind]}
                      onChange={({ target }) => setDraft({ ...draft, [kind]: target.valueAsNumber })}
                    />
                    <span className="text-sm text-muted">min</span>
                  </span>
                )}
              </Field>
            ))}
          </div>
          <p className="text-sm text-muted" role="status">
            This month so far: {formulaOf(changes, draft)} ={' '}
            <strong className="font-medium text-ink">{inHours(minutesSaved(changes, draft))}</strong>
          </p>
          <PermittedButton
            needs="admin"
            type="submit"
            className="justify-self-start"
            busy={save.isPending}
            disabled={!isChanged}
          >
            Save the minutes
          </PermittedButton>
        </form>
      </CardBody>
    </Card>
  )
}
