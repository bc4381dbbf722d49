import { NextResponse } from 'next/server'
import { env } from '@/env'
import { sealNotice } from '@/services/stores/notice'

/** Back to the list of stores with what happened. The portal's own address is used: behind a proxy the request's is not it. */
export function backToStores(result: { connected: string } | { error: string }) {
  const shown = 'error' in result ? { error: sealNotice(result.error) } : result
  return NextResponse.redirect(`${env().PORTAL_URL}/stores?${new URLSearchParams(shown)}`)
}

export const toSignIn = () => NextResponse.redirect(`${env().PORTAL_URL}/sign-in`)
