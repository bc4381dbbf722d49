import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { AuthHeading } from '@/components/auth/auth-heading'
import { SignInForm } from '@/components/auth/sign-in-form'
import { Button } from '@/components/ui/button'
import { currentSession } from '@/trpc/session'
import { pathToOpen } from './path-to-open'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ callbackUrl?: string | string[] }>
}) {
  const next = pathToOpen((await searchParams).callbackUrl)
  if (await currentSession()) redirect(next)
  return (
    <>
      <AuthHeading title="Sign in">
        New here?{' '}
        <Button asChild variant="link">
          <Link href="/sign-up">Create an account</Link>
        </Button>
      </AuthHeading>
      <SignInForm next={next} />
    </>
  )
}
