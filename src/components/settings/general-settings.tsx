'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { FormError } from '@/components/auth/form-error'
import { useSwitchOrganization } from '@/components/organizations/use-switch-organization'
import { useCurrentTeammate } from '@/components/teammate/current-teammate'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useTRPC } from '@/trpc/client'

const Name = z.object({
  name: z.string().trim().min(1, 'Enter a name.').max(120, 'Use at most 120 characters.'),
})

export function GeneralSettings() {
  const trpc = useTRPC()
  const { organization } = useCurrentTeammate()
  // The session carries the name, so it is made anew.
  const reenter = useSwitchOrganization()
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(Name),
    defaultValues: { name: organization.name },
  })
  const rename = useMutation(
    trpc.organizations.rename.mutationOptions({ onSuccess: () => reenter(organization.id, '/settings') }),
  )
  const submit = handleSubmit((input) => rename.mutate(input))
  return (
    <Card className="max-w-xl">
      <CardHeader>
        <CardTitle>Organization</CardTitle>
      </CardHeader>
      <CardBody>
        <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
          <FormError message={rename.error?.message} />
          <Field label="Name" hint="Teammates see it." error={formState.errors.name?.message}>
            {(control) => <Input autoComplete="organization" {...control} {...register('name')} />}
          </Field>
          <PermittedButton
            needs="owner"
            type="submit"
            className="justify-self-start"
            busy={rename.isPending || rename.isSuccess}
          >
            Save
          </PermittedButton>
        </form>
      </CardBody>
    </Card>
  )
}
