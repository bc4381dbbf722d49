import { NextResponse, type NextRequest } from 'next/server'
import { authorizeTeammate } from '@/services/auth/authorize'
import { Refused } from '@/services/refused'
import { beginConnect } from '@/services/stores/begin-connect'
import { currentSession } from '@/trpc/session'
import { backToStores, toSignIn } from '../portal-redirect'

/** Sends an administrator's browser to the consent page of the shop that was typed. */
export async function GET(request: NextRequest) {
  const session = await currentSession()
  if (!session?.organization) return toSignIn()
  const ctx = await authorizeTeammate(session.teammate.id, session.organization.id)
  if (!ctx) return toSignIn()
  try {
    return NextResponse.redirect(await beginConnect(ctx, request.nextUrl.searchParams.get('shop') ?? ''))
  } catch (error) {
    if (error instanceof Refused) return backToStores({ error: error.message })
    throw error
  }
}
