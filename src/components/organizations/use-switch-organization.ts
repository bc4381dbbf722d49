'use client'

import { useSession } from 'next-auth/react'

/** Puts the session into another organization and starts over there, so that nothing of the former stays on screen. */
export function useSwitchOrganization() {
  const { update } = useSession()
  return async (organizationId: string, path = '/overview') => {
    await update({ organizationId })
    window.location.replace(path)
  }
}
