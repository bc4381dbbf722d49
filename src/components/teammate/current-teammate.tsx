'use client'

import { createContext, use, type ReactNode } from 'react'

export type Role = 'owner' | 'admin' | 'operator' | 'viewer'

type CurrentTeammate = {
  name: string
  email: string
  organization: { id: string; name: string; role: Role }
}

const Current = createContext<CurrentTeammate | null>(null)

/** Tells every component inside the portal who is looking, and in which organization. */
export function CurrentTeammateProvider({
  teammate,
  children,
}: {
  teammate: CurrentTeammate
  children: ReactNode
}) {
  return <Current value={teammate}>{children}</Current>
}

export function useCurrentTeammate(): CurrentTeammate {
  const current = use(Current)
  if (!current) throw new Error('useCurrentTeammate was called outside the portal layout')
  return current
}
