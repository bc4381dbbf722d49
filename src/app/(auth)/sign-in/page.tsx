import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { AuthHeading } from '@/components/auth/auth-heading'
import { SignInForm } from '@/components/auth/sign-in-form'
import { Button } from '@/components/ui/button'
import { currentSession } from '@/trpc/session'
import { otherForm, pathToOpen } from '../path-to-open'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ callbackUrl?: string | string[] }>
}) {
  const { callbackUrl } = await searchParams
  const next = pathToOpen(callbackUrl)
  if (await currentSession()) redirect(next)
  return (
    <>
      <AuthHeading title="Sign in">
        New here?{' '}
        <Button asChild variant="link">
          <Link href={otherForm('/sign-up', callbackUrl)}>Create an account</Link>
        </Button>
      </AuthHeading>
      <SignInForm next={next} />
    </>
  )
}
