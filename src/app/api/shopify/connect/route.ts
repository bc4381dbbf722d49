import { NextResponse, type NextRequest } from 'next/server'
import { authorizeTeammate } from '@/services/auth/authorize'
import { Refused } from '@/services/refused'
import { reauthorise } from '@/services/stores/reauthorise'
import { currentSession } from '@/trpc/session'
import { backToStores, toSignIn } from '../portal-redirect'

/** Sends an administrator's browser to the consent page of the shop, with the app that it was connected with. */
export async function GET(request: NextRequest) {
  const session = await currentSession()
  if (!session?.organization) return toSignIn()
  const ctx = await authorizeTeammate(session.teammate.id, session.organization.id)
  if (!ctx) return toSignIn()
  try {
    const next = await reauthorise(ctx, request.nextUrl.searchParams.get('shop') ?? '')
    return 'connected' in next ? backToStores(next) : NextResponse.redirect(next.consentPage)
  } catch (error) {
    if (error instanceof Refused) return backToStores({ error: error.message })
    throw error
  }
}
