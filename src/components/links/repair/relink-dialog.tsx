'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { PersonLink } from '@/components/answers'
import { FormError } from '@/components/auth/form-error'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'
import { useTRPC } from '@/trpc/client'
import { CustomerPicker } from './customer-picker'
import { useRepaired } from './use-repaired'

type RelinkDialogProps = {
  link: Pick<PersonLink, 'id' | 'customerId'> & { store: Pick<PersonLink['store'], 'name'> }
  onClose: () => void
}

export function RelinkDialog({ link, onClose }: RelinkDialogProps) {
  const trpc = useTRPC()
  const [chosen, setChosen] = useState<string | null>(null)
  const repaired = useRepaired(
    onClose,
    `Linked in ${link.store.name}; what the directory says is written now`,
  )
  const relink = useMutation(trpc.repair.relink.mutationOptions({ onSuccess: repaired }))
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={`Who are they in ${link.store.name}?`}
        description={
          link.customerId
            ? 'The customer that you choose gets what the directory says. The one that is linked now loses the tags that Rollcall gave it.'
            : 'The customer that you choose gets what the directory says, and keeps what is the merchant’s.'
        }
      >
        <CustomerPicker linkId={link.id} chosen={chosen} onChoose={setChosen} />
        <FormError message={relink.error?.message} />
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose asChild>
            <Button variant="outline">Cancel</Button>
          </DialogClose>
          <Button
            busy={relink.isPending}
            disabled={chosen === null}
            onClick={() => chosen && relink.mutate({ linkId: link.id, customerId: chosen })}
          >
            Link
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  )
}
