import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { AuthHeading } from '@/components/auth/auth-heading'
import { SignUpForm } from '@/components/auth/sign-up-form'
import { Button } from '@/components/ui/button'
import { currentSession } from '@/trpc/session'
import { otherForm, pathToOpen } from '../path-to-open'

export const metadata: Metadata = { title: 'Create an account' }

type Query = { searchParams: Promise<{ callbackUrl?: string | string[] }> }

export default async function SignUpPage({ searchParams }: Query) {
  const { callbackUrl } = await searchParams
  const next = pathToOpen(callbackUrl, '/create-organization')
  if (await currentSession()) redirect(callbackUrl ? next : '/overview')
  return (
    <>
      <AuthHeading title="Create an account">
        Have one already?{' '}
        <Button asChild variant="link">
          <Link href={otherForm('/sign-in', callbackUrl)}>Sign in</Link>
        </Button>
      </AuthHeading>
      <SignUpForm next={next} />
    </>
  )
}
