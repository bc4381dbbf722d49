'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useTRPC } from '@/trpc/client'

const Organization = z.object({
  name: z.string().trim().min(1, 'Enter a name.').max(120, 'Use at most 120 characters.'),
})

type NewOrganizationProps = { isFirst: boolean; isUnderWay: boolean; onCreated: (id: string) => void }

/** Makes an organization for the store that waits. */
export function NewOrganization({ isFirst, isUnderWay, onCreated }: NewOrganizationProps) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { register, handleSubmit, reset, formState } = useForm({ resolver: zodResolver(Organization) })
  const create = useMutation(
    trpc.organizations.create.mutationOptions({
      onSuccess: async ({ id }) => {
        // If connecting fails, it is in the list to try again.
        onCreated(id)
        reset()
        await queryClient.invalidateQueries(trpc.organizations.list.queryFilter())
      },
    }),
  )
  const submit = handleSubmit((organization) => create.mutate(organization))
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      <Field
        label={isFirst ? 'Organization name' : 'Or name a new organization'}
        hint="Usually the company’s name. Teammates see it."
        error={formState.errors.name?.message ?? create.error?.message}
      >
        {(control) => <Input autoComplete="organization" {...control} {...register('name')} />}
      </Field>
      <Button
        type="submit"
        size="wide"
        variant={isFirst ? 'primary' : 'outline'}
        busy={create.isPending || isUnderWay}
      >
        Create it and connect the store
      </Button>
    </form>
  )
}
