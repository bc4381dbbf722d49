import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { SessionGate } from '@/components/auth/session-gate'
import { Shell } from '@/components/shell/shell'
import { CurrentTeammateProvider } from '@/components/teammate/current-teammate'
import { authorizeTeammate } from '@/services/auth/authorize'
import { currentSession } from '@/trpc/session'

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const session = await currentSession()
  if (!session) redirect('/sign-in')
  const { teammate, organization } = session
  // The session may be older than a change of role or a removal, so the membership is looked at anew.
  const authorized = organization && (await authorizeTeammate(teammate.id, organization.id))
  if (!organization || !authorized?.role) redirect('/create-organization')
  return (
    <SessionGate session={session}>
      <CurrentTeammateProvider
        teammate={{ ...teammate, organization: { ...organization, role: authorized.role } }}
      >
        <Shell>{children}</Shell>
      </CurrentTeammateProvider>
    </SessionGate>
  )
}
