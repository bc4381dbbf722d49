'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { signIn } from 'next-auth/react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { FormError } from './form-error'
import { signInFailure } from './sign-in-failure'

const Credentials = z.object({
  email: z.email('Enter an e-mail address such as ada@example.com.'),
  password: z.string().min(1, 'Enter your password.'),
})

/** `next` is the page to open afterwards, a path of this portal. */
export function SignInForm({ next }: { next: string }) {
  const { register, handleSubmit, setError, formState } = useForm({ resolver: zodResolver(Credentials) })
  const { errors, isSubmitting, isSubmitSuccessful } = formState
  const submit = handleSubmit(async (credentials) => {
    const answer = await signIn('credentials', { ...credentials, redirect: false })
    if (answer?.ok) return window.location.assign(next)
    setError('root', { message: signInFailure(answer?.error) })
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      <FormError message={errors.root?.message} />
      <Field label="E-mail address" error={errors.email?.message}>
        {(control) => (
          <Input type="email" autoComplete="username" autoFocus {...control} {...register('email')} />
        )}
      </Field>
      <Field label="Password" error={errors.password?.message}>
        {(control) => (
          <Input type="password" autoComplete="current-password" {...control} {...register('password')} />
        )}
      </Field>
      <Button type="submit" size="wide" busy={isSubmitting || isSubmitSuccessful}>
        Sign in
      </Button>
    </form>
  )
}
