'use client'

import type { ScimToken } from '@/components/answers'
import { useTRPC } from '@/trpc/client'
import { RevokeDialog } from './revoke-dialog'

type RevokeTokenProps = { token: ScimToken; directoryId: string; isLast: boolean }

const last = {
  title: 'This is the last live token',
  text: 'The identity provider gets nothing through until you have made a new token and pasted it there.',
}

/** `isLast`: without this token the directory lets nobody in. */
export function RevokeToken({ token, directoryId, isLast }: RevokeTokenProps) {
  const trpc = useTRPC()
  return (
    <RevokeDialog
      directoryId={directoryId}
      mutation={trpc.directories.revokeToken.mutationOptions()}
      of={{ directoryId, tokenId: token.id }}
      words={{
        open: `Revoke ${token.name}`,
        title: `Revoke ${token.name}?`,
        description: `The token that ends in ${token.lastFour} stops working with the next request. This cannot be undone.`,
        confirm: 'Revoke token',
      }}
      warning={isLast ? last : undefined}
    />
  )
}
