'use client'

import { useMutation, useQueryClient, type UseMutationOptions } from '@tanstack/react-query'
import { useState } from 'react'
import { FormError } from '@/components/auth/form-error'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { useTRPC } from '@/trpc/client'

type RevokeDialogProps<Ref, Failure extends { message: string }> = {
  directoryId: string
  /** What revokes it, and what of. */
  mutation: UseMutationOptions<void, Failure, Ref, unknown>
  of: Ref
  words: { open: string; title: string; description: string; confirm: string }
  /** What it means that nothing else lets anybody in; absent when something does. */
  warning?: { title: string; text: string } | undefined
}

/** Asks once more before a token or a signing secret stops working. */
export function RevokeDialog<Ref, Failure extends { message: string }>({
  directoryId,
  mutation,
  of,
  words,
  warning,
}: RevokeDialogProps<Ref, Failure>) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const [open, setOpen] = useState(false)
  const revoke = useMutation({
    ...mutation,
    onSuccess: async () => {
      await queryClient.invalidateQueries(trpc.directories.get.queryFilter({ id: directoryId }))
      setOpen(false)
    },
  })
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <PermittedButton needs="admin" variant="ghost" size="sm" aria-label={words.open}>
          Revoke
        </PermittedButton>
      </DialogTrigger>
      <DialogContent title={words.title} description={words.description}>
        <FormError message={revoke.error?.message} />
        {warning && (
          <Callout kind="warning" title={warning.title}>
            {warning.text}
          </Callout>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose asChild>
            <Button variant="outline">Keep it</Button>
          </DialogClose>
          <Button variant="danger" busy={revoke.isPending} onClick={() => revoke.mutate(of)}>
            {words.confirm}
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  )
}
