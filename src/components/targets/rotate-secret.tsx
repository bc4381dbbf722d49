'use client'

import { useMutation } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { useTRPC } from '@/trpc/client'
import { SecretToCopy } from './secret-to-copy'

/** A new signing secret beside the old one, which is good for another day. */
export function RotateSecret({ id }: { id: string }) {
  const trpc = useTRPC()
  const [secret, setSecret] = useState<string | null>(null)
  const rotate = useMutation(
    trpc.targets.rotateSecret.mutationOptions({
      onSuccess: (made) => setSecret(made.secret),
      onError: ({ message }) => toast.error(message),
    }),
  )
  return (
    <Card>
      <CardHeader>
        <CardTitle>Signing secret</CardTitle>
        {secret === null && (
          <PermittedButton
            needs="admin"
            variant="outline"
            size="sm"
            busy={rotate.isPending}
            onClick={() => rotate.mutate({ id })}
          >
            <KeyRound />
            Renew
          </PermittedButton>
        )}
      </CardHeader>
      <CardBody>
        {secret === null ? (
          <p className="text-sm text-muted">
            Messages are signed with the new and the old secret for a day, so that the receiver can change
            over at any time.
          </p>
        ) : (
          <SecretToCopy secret={secret} onCopied={() => setSecret(null)} />
        )}
      </CardBody>
    </Card>
  )
}
