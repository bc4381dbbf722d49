import type { NextRequest } from 'next/server'
import { browserSecretOf } from '@/services/installs/browser-secret'
import { completeFromShopify } from '@/services/installs/complete'
import { Refused } from '@/services/refused'
import { completeConnect, startedInstall } from '@/services/stores/complete-connect'
import { currentSession } from '@/trpc/session'
import { backToStores, toInstall, toSignIn } from '../portal-redirect'

/** Where Shopify sends the browser after the consent page, for a teammate as for a merchant who began in Shopify. */
export async function GET(request: NextRequest) {
  const started = await startedInstall(request.nextUrl)
  return started?.organizationId === null ? endAtInstall(request) : endAtStores(request)
}

async function endAtInstall(request: NextRequest) {
  try {
    await completeFromShopify(request.nextUrl, browserSecretOf(request.headers))
    return toInstall({})
  } catch (error) {
    if (error instanceof Refused) return toInstall({ error: error.message })
    throw error
  }
}

async function endAtStores(request: NextRequest) {
  const session = await currentSession()
  if (!session) return toSignIn()
  try {
    return backToStores({ connected: await completeConnect(session.teammate.id, request.nextUrl) })
  } catch (error) {
    if (error instanceof Refused) return backToStores({ error: error.message })
    throw error
  }
}
