'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { toast } from 'sonner'
import type { Directory } from '@/components/answers'
import { FormError } from '@/components/auth/form-error'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { useTRPC } from '@/trpc/client'

const seconds = [1, 2, 3, 5, 8, 10]

/** Whether the identity provider waits for the stores and shows what they refuse. */
export function FailThroughPanel({ directory }: { directory: Directory }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>Errors of the stores</CardTitle>
      </CardHeader>
      <CardBody className="grid gap-4">
        <p className="text-sm text-muted">
          The identity provider is answered at once and thinks that all is well, even if a store later refuses
          a value. Switched on, each change of a person waits for the stores, and a refused value (a wrong
          phone number, a taken address) shows in Okta’s Tasks or Entra’s provisioning logs. The change is
          kept either way. A store that is slow, paused or out of order never makes an error.
        </p>
        <FailThroughForm key={JSON.stringify(directory.failThrough)} directory={directory} />
      </CardBody>
    </Card>
  )
}

function FailThroughForm({ directory: { id, failThrough } }: { directory: Directory }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const [draft, setDraft] = useState(failThrough)
  const save = useMutation(
    trpc.directories.setFailThrough.mutationOptions({
      onSuccess: async () => {
        toast.success(draft.enabled ? 'The identity provider waits from now on' : 'Nobody waits any more')
        await queryClient.invalidateQueries(trpc.directories.get.queryFilter({ id }))
      },
    }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ id, failThrough: draft })
  }
  return (
    <form onSubmit={submit} className="grid gap-4">
      <FormError message={save.error?.message} />
      <label className="flex items-center gap-2 text-sm font-medium">
        <input
          type="checkbox"
          checked={draft.enabled}
          onChange={(event) => setDraft({ ...draft, enabled: event.target.checked })}
          className="size-4 accent-(--color-brand)"
        />
        Tell the identity provider what stores refuse
      </label>
      <Field label="Wait at most" hint="Then it is told that all is well, and the work goes on.">
        {({ id: control, 'aria-describedby': describedBy }) => (
          <Select
            id={control}
            aria-describedby={describedBy}
            className="w-fit"
            disabled={!draft.enabled}
            value={draft.seconds}
            onChange={(event) => setDraft({ ...draft, seconds: Number(event.target.value) })}
          >
            {seconds.map((each) => (
              <option key={each} value={each}>
                {each === 1 ? '1 second' : `${each} seconds`}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <PermittedButton
        needs="admin"
        type="submit"
        className="justify-self-start"
        busy={save.isPending}
        disabled={JSON.stringify(draft) === JSON.stringify(failThrough)}
      >
        Save
      </PermittedButton>
    </form>
  )
}
