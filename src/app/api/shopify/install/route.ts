import { NextResponse, type NextRequest } from 'next/server'
import { env } from '@/env'
import { beginFromShopify } from '@/services/installs/begin'
import {
  browserSecretOf,
  INSTALL_COOKIE,
  INSTALL_WAITS_S,
  newBrowserSecret,
} from '@/services/installs/browser-secret'
import { Refused } from '@/services/refused'
import { toInstall } from '../portal-redirect'

/** The app's own address: where Shopify sends a merchant who installs or opens it. */
export async function GET(request: NextRequest) {
  // The one it has goes on, so that two stores installed in two tabs both come back.
  const browserSecret = browserSecretOf(request.headers) ?? newBrowserSecret()
  try {
    const opened = await beginFromShopify(request.nextUrl, browserSecret)
    if ('connected' in opened) return toInstall({ opened: opened.connected })
    const response = NextResponse.redirect(opened.consentPage)
    response.cookies.set(INSTALL_COOKIE, browserSecret, {
      httpOnly: true,
      sameSite: 'lax',
      secure: env().PORTAL_URL.startsWith('https:'),
      maxAge: INSTALL_WAITS_S,
    })
    return response
  } catch (error) {
    if (error instanceof Refused) return toInstall({ error: error.message })
    throw error
  }
}
