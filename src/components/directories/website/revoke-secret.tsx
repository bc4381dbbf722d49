'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SigningSecret } from '@/components/answers'
import { FormError } from '@/components/auth/form-error'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { useTRPC } from '@/trpc/client'

type RevokeSecretProps = { secret: SigningSecret; directoryId: string; isLast: boolean }

/** `isLast`: without this secret no event is taken in. */
export function RevokeSecret({ secret, directoryId, isLast }: RevokeSecretProps) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const [open, setOpen] = useState(false)
  const revoke = useMutation(
    trpc.directories.revokeSecret.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.directories.get.queryFilter({ id: directoryId }))
        setOpen(false)
      },
    }),
  )
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <PermittedButton
          needs="admin"
          variant="ghost"
          size="sm"
          aria-label={`Revoke the secret that ends in ${secret.lastFour}`}
        >
          Revoke
        </PermittedButton>
      </DialogTrigger>
      <DialogContent
        title="Revoke this secret?"
        description={`The secret that ends in ${secret.lastFour} stops working with the next event. This cannot be undone.`}
      >
        <FormError message={revoke.error?.message} />
        {isLast && (
          <Callout kind="warning" title="This is the last live secret">
            The website gets nothing through until it signs with a new one.
          </Callout>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose asChild>
            <Button variant="outline">Keep it</Button>
          </DialogClose>
          <Button
            variant="danger"
            busy={revoke.isPending}
            onClick={() => revoke.mutate({ directoryId, secretId: secret.id })}
          >
            Revoke secret
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  )
}
