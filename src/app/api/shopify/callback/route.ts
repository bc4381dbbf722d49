import type { NextRequest } from 'next/server'
import { Refused } from '@/services/refused'
import { completeConnect } from '@/services/stores/complete-connect'
import { currentSession } from '@/trpc/session'
import { backToStores, toSignIn } from '../portal-redirect'

/** Where Shopify sends the browser after the consent page. */
export async function GET(request: NextRequest) {
  const session = await currentSession()
  if (!session) return toSignIn()
  try {
    return backToStores({ connected: await completeConnect(session.teammate.id, request.nextUrl) })
  } catch (error) {
    if (error instanceof Refused) return backToStores({ error: error.message })
    throw error
  }
}
