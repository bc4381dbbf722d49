'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { PersonLink } from '@/components/answers'
import { FormError } from '@/components/auth/form-error'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'
import { useTRPC } from '@/trpc/client'
import { CustomerPicker } from './customer-picker'
import { useRepaired } from './use-repaired'

type MergeDialogProps = { link: PersonLink; onClose: () => void }

export function MergeDialog({ link, onClose }: MergeDialogProps) {
  const trpc = useTRPC()
  const [chosen, setChosen] = useState<string | null>(null)
  const repaired = useRepaired(onClose, `Shopify merges the two customers in ${link.store.name}`)
  const merge = useMutation(trpc.repair.merge.mutationOptions({ onSuccess: repaired }))
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title="Merge a second customer"
        description="Orders, tags and addresses of both become one customer’s, and the other one is gone. Shopify cannot undo a merge."
      >
        <CustomerPicker linkId={link.id} chosen={chosen} onChoose={setChosen} />
        <FormError message={merge.error?.message} />
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose asChild>
            <Button variant="outline">Cancel</Button>
          </DialogClose>
          <PermittedButton
            needs="admin"
            variant="danger"
            busy={merge.isPending}
            disabled={chosen === null}
            onClick={() => chosen && merge.mutate({ linkId: link.id, otherId: chosen })}
          >
            Merge for good
          </PermittedButton>
        </div>
      </DialogContent>
    </Dialog>
  )
}
