import { NextResponse } from 'next/server'
import { env } from '@/env'

/** Back to the list of stores with what happened. The portal's own address is used: behind a proxy the request's is not it. */
export const backToStores = (result: { connected: string } | { error: string }) =>
  NextResponse.redirect(`${env().PORTAL_URL}/stores?${new URLSearchParams(result)}`)

export const toSignIn = () => NextResponse.redirect(`${env().PORTAL_URL}/sign-in`)
