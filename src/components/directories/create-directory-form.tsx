'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { FormError } from '@/components/auth/form-error'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useTRPC } from '@/trpc/client'
import { directoryKinds, kindsInOrder } from './directory-kinds'
import { useKeepFreshToken } from './fresh-token'
import { KindTile } from './kind-tile'

const NewDirectory = z.object({
  kind: z.enum(kindsInOrder),
  name: z.string().trim().min(1, 'Enter a name.').max(120, 'Use at most 120 characters.'),
})

export function CreateDirectoryForm() {
  const router = useRouter()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const keepToken = useKeepFreshToken()
  const { register, handleSubmit, formState } = useForm<z.infer<typeof NewDirectory>>({
    resolver: zodResolver(NewDirectory),
    defaultValues: { kind: 'okta', name: '' },
  })
  const open = async ({ id }: { id: string }, secret: string) => {
    keepToken(id, secret)
    router.push(`/directories/${id}`)
    await queryClient.invalidateQueries(trpc.directories.list.queryFilter())
  }
  const create = useMutation(
    trpc.directories.create.mutationOptions({
      onSuccess: ({ directory, token }) => open(directory, token),
    }),
  )
  const createWebsite = useMutation(
    trpc.directories.createWebsite.mutationOptions({
      onSuccess: ({ directory, secret }) => open(directory, secret),
    }),
  )
  const submit = handleSubmit(({ kind, name }) =>
    kind === 'website' ? createWebsite.mutate({ name }) : create.mutate({ kind, name }),
  )
  const isBusy = [create, createWebsite].some(({ isPending, isSuccess }) => isPending || isSuccess)
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-5">
      <FormError message={create.error?.message ?? createWebsite.error?.message} />
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 text-sm font-medium">Where people come from</legend>
        <div className="grid gap-2 sm:grid-cols-2">
          {kindsInOrder.map((kind) => (
            <label
              key={kind}
              className="flex cursor-pointer items-center gap-3 rounded-md border border-line-strong p-2 text-sm transition-colors hover:bg-sunken has-checked:border-brand has-checked:bg-brand-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-brand"
            >
              <input type="radio" value={kind} className="peer sr-only" {...register('kind')} />
              <KindTile kind={kind} />
              <span className="peer-checked:font-medium">{directoryKinds[kind].name}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Field
        label="Name"
        hint="How teammates tell it apart, such as “Okta, Europe”."
        error={formState.errors.name?.message}
      >
        {(control) => <Input autoComplete="off" {...control} {...register('name')} />}
      </Field>
      <Button type="submit" className="justify-self-end" busy={isBusy}>
        Create directory
      </Button>
    </form>
  )
}
