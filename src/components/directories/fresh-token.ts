'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'

const keyOf = (directoryId: string) => ['fresh token', directoryId]

/** Remembers a token that was just made, in this tab's memory only, until it is put away or the page is left. */
export function useKeepFreshToken() {
  const queryClient = useQueryClient()
  return (directoryId: string, token: string | null) => queryClient.setQueryData(keyOf(directoryId), token)
}

/** The token that was just made for a directory, if this tab still has it. */
export function useFreshToken(directoryId: string): string | null {
  const { data } = useQuery<string | null>({
    queryKey: keyOf(directoryId),
    queryFn: () => null,
    enabled: false,
    staleTime: Infinity,
    gcTime: Infinity,
  })
  return data ?? null
}
