import { NextResponse } from 'next/server'
import { env } from '@/env'
import { sealNotice } from '@/services/stores/notice'

/** Back to the list of stores with what happened. The portal's own address is used: behind a proxy the request's is not it. */
export function backToStores(result: { connected: string } | { error: string }) {
  const shown = 'error' in result ? { error: sealNotice(result.error) } : result
  return NextResponse.redirect(`${env().PORTAL_URL}/stores?${new URLSearchParams(shown)}`)
}

/** To the page of an install from Shopify's side. What it tells is sealed: a link cannot make it say something. */
export function toInstall(told: { error: string } | { opened: string } | Record<string, never>) {
  const sealed = Object.entries(told).map(([name, text]) => [name, sealNotice(text)])
  return NextResponse.redirect(`${env().PORTAL_URL}/install?${new URLSearchParams(sealed)}`)
}

export const toSignIn = () => NextResponse.redirect(`${env().PORTAL_URL}/sign-in`)
