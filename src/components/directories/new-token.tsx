'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { FormError } from '@/components/auth/form-error'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { CopyField } from '@/components/ui/copy-field'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { useTRPC } from '@/trpc/client'

const lifetimes = [
  { days: '', word: 'Never' },
  { days: '90', word: 'In 90 days' },
  { days: '180', word: 'In 180 days' },
  { days: '365', word: 'In a year' },
]

const Wanted = z.object({
  name: z.string().trim().min(1, 'Enter a name.').max(80, 'Use at most 80 characters.'),
  days: z.string(),
})

export function NewToken({ directoryId }: { directoryId: string }) {
  const [token, setToken] = useState<string | null>(null)
  return (
    <Dialog onOpenChange={() => setToken(null)}>
      <DialogTrigger asChild>
        <PermittedButton needs="admin" size="sm">
          <Plus />
          New token
        </PermittedButton>
      </DialogTrigger>
      {token === null ? (
        <DialogContent title="New token" description="The tokens that exist go on working beside it.">
          <NewTokenForm directoryId={directoryId} onCreated={setToken} />
        </DialogContent>
      ) : (
        <DialogContent title="Copy the token now">
          <CopyField label="Token" value={token} />
          <Callout kind="warning">It is shown this once. Rollcall keeps only a hash of it.</Callout>
          <DialogClose asChild>
            <Button className="justify-self-end">I have copied it</Button>
          </DialogClose>
        </DialogContent>
      )}
    </Dialog>
  )
}

type NewTokenFormProps = { directoryId: string; onCreated: (token: string) => void }

function NewTokenForm({ directoryId, onCreated }: NewTokenFormProps) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(Wanted),
    defaultValues: { name: '', days: '' },
  })
  const create = useMutation(
    trpc.directories.createToken.mutationOptions({
      onSuccess: async ({ token }) => {
        onCreated(token)
        await queryClient.invalidateQueries(trpc.directories.get.queryFilter({ id: directoryId }))
      },
    }),
  )
  const submit = handleSubmit(({ name, days }) =>
    create.mutate({ directoryId, name, expiresInDays: days === '' ? undefined : Number(days) }),
  )
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-5">
      <FormError message={create.error?.message} />
      <Field
        label="Name"
        hint="Where it is used, such as “Okta production”."
        error={formState.errors.name?.message}
      >
        {(control) => <Input autoComplete="off" {...control} {...register('name')} />}
      </Field>
      <Field label="Expires">
        {(control) => (
          <Select {...control} {...register('days')}>
            {lifetimes.map(({ days, word }) => (
              <option key={days} value={days}>
                {word}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Button type="submit" className="justify-self-end" busy={create.isPending}>
        Create token
      </Button>
    </form>
  )
}
