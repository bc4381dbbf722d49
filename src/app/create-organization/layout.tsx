import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { AuthFrame } from '@/components/auth/auth-frame'
import { SessionGate } from '@/components/auth/session-gate'
import { currentSession } from '@/trpc/session'

export default async function CreateOrganizationLayout({ children }: { children: ReactNode }) {
  const session = await currentSession()
  if (!session) redirect('/sign-in')
  return (
    <AuthFrame>
      <SessionGate session={session}>{children}</SessionGate>
    </AuthFrame>
  )
}
