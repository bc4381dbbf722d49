'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { signIn } from 'next-auth/react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useTRPC } from '@/trpc/client'
import { FormError } from './form-error'

const Account = z.object({
  name: z.string().trim().min(1, 'Enter your name.').max(120, 'Use at most 120 characters.'),
  email: z.email('Enter an e-mail address such as ada@example.com.'),
  password: z.string().min(12, 'Use at least 12 characters.').max(200, 'Use at most 200 characters.'),
})

/** `next` is the page to open afterwards, a path of this portal. */
export function SignUpForm({ next }: { next: string }) {
  const trpc = useTRPC()
  const { register, handleSubmit, setError, formState } = useForm({ resolver: zodResolver(Account) })
  const { errors } = formState
  const signUp = useMutation(
    trpc.account.signUp.mutationOptions({
      onSuccess: async (_teammate, { email, password }) => {
        const answer = await signIn('credentials', { email, password, redirect: false })
        window.location.assign(answer?.ok ? next : '/sign-in')
      },
      onError: ({ data, message }) => setError(data?.field === 'email' ? 'email' : 'root', { message }),
    }),
  )
  const submit = handleSubmit((account) => signUp.mutate(account))
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      <FormError message={errors.root?.message} />
      <Field label="Your name" error={errors.name?.message}>
        {(control) => <Input autoComplete="name" autoFocus {...control} {...register('name')} />}
      </Field>
      <Field label="Work e-mail address" error={errors.email?.message}>
        {(control) => <Input type="email" autoComplete="username" {...control} {...register('email')} />}
      </Field>
      <Field label="Password" hint="At least 12 characters." error={errors.password?.message}>
        {(control) => (
          <Input type="password" autoComplete="new-password" {...control} {...register('password')} />
        )}
      </Field>
      <Button type="submit" size="wide" busy={signUp.isPending || signUp.isSuccess}>
        Create account
      </Button>
    </form>
  )
}
