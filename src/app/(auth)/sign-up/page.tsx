import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { AuthHeading } from '@/components/auth/auth-heading'
import { SignUpForm } from '@/components/auth/sign-up-form'
import { Button } from '@/components/ui/button'
import { currentSession } from '@/trpc/session'

export const metadata: Metadata = { title: 'Create an account' }

export default async function SignUpPage() {
  if (await currentSession()) redirect('/overview')
  return (
    <>
      <AuthHeading title="Create an account">
        Have one already?{' '}
        <Button asChild variant="link">
          <Link href="/sign-in">Sign in</Link>
        </Button>
      </AuthHeading>
      <SignUpForm />
    </>
  )
}
