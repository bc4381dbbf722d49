'use client'

import type { SigningSecret } from '@/components/answers'
import { useTRPC } from '@/trpc/client'
import { RevokeDialog } from '../revoke-dialog'

type RevokeSecretProps = { secret: SigningSecret; directoryId: string; isLast: boolean }

const last = {
  title: 'This is the last live secret',
  text: 'The website gets nothing through until it signs with a new one.',
}

/** `isLast`: without this secret no event is taken in. */
export function RevokeSecret({ secret, directoryId, isLast }: RevokeSecretProps) {
  const trpc = useTRPC()
  return (
    <RevokeDialog
      directoryId={directoryId}
      mutation={trpc.directories.revokeSecret.mutationOptions()}
      of={{ directoryId, secretId: secret.id }}
      words={{
        open: `Revoke the secret that ends in ${secret.lastFour}`,
        title: 'Revoke this secret?',
        description: `The secret that ends in ${secret.lastFour} stops working with the next event. This cannot be undone.`,
        confirm: 'Revoke secret',
      }}
      warning={isLast ? last : undefined}
    />
  )
}
