'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { FormError } from '@/components/auth/form-error'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useTRPC } from '@/trpc/client'
import { useSwitchOrganization } from './use-switch-organization'

const Organization = z.object({
  name: z.string().trim().min(1, 'Enter a name.').max(120, 'Use at most 120 characters.'),
})

export function CreateOrganizationForm() {
  const trpc = useTRPC()
  const switchTo = useSwitchOrganization()
  const { register, handleSubmit, formState } = useForm({ resolver: zodResolver(Organization) })
  const create = useMutation(
    trpc.organizations.create.mutationOptions({ onSuccess: ({ id }) => switchTo(id) }),
  )
  const submit = handleSubmit((organization) => create.mutate(organization))
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      <FormError message={create.error?.message} />
      <Field
        label="Organization name"
        hint="Usually the company’s name. Teammates see it."
        error={formState.errors.name?.message}
      >
        {(control) => <Input autoComplete="organization" autoFocus {...control} {...register('name')} />}
      </Field>
      <Button type="submit" size="wide" busy={create.isPending || create.isSuccess}>
        Create organization
      </Button>
    </form>
  )
}
