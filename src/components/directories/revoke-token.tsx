'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ScimToken } from '@/components/answers'
import { FormError } from '@/components/auth/form-error'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { useTRPC } from '@/trpc/client'

type RevokeTokenProps = { token: ScimToken; directoryId: string; isLast: boolean }

/** `isLast`: without this token the directory lets nobody in. */
export function RevokeToken({ token, directoryId, isLast }: RevokeTokenProps) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const [open, setOpen] = useState(false)
  const revoke = useMutation(
    trpc.directories.revokeToken.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.directories.get.queryFilter({ id: directoryId }))
        setOpen(false)
      },
    }),
  )
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <PermittedButton needs="admin" variant="ghost" size="sm" aria-label={`Revoke ${token.name}`}>
          Revoke
        </PermittedButton>
      </DialogTrigger>
      <DialogContent
        title={`Revoke ${token.name}?`}
        description={`The token that ends in ${token.lastFour} stops working with the next request. This cannot be undone.`}
      >
        <FormError message={revoke.error?.message} />
        {isLast && (
          <Callout kind="warning" title="This is the last live token">
            The identity provider gets nothing through until you have made a new token and pasted it there.
          </Callout>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose asChild>
            <Button variant="outline">Keep it</Button>
          </DialogClose>
          <Button
            variant="danger"
            busy={revoke.isPending}
            onClick={() => revoke.mutate({ directoryId, tokenId: token.id })}
          >
            Revoke token
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  )
}
